import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { keyOf, type StacItem } from '../item/stac-item.ts';
import styles from './map.module.css';
import { MapBroken } from './map-broken.tsx';
import { MapScale } from './map-scale.tsx';
import { boxOfItems, type MapView, worldView } from './map-view.ts';
import { useCatalogueMap } from './use-catalogue-map.ts';

const nothing = () => undefined;
const noEvents = { onPoint: nothing, onOpen: nothing, onDrawn: nothing };

/** Where one item lies. */
export function ItemMap({ item }: { item: StacItem }) {
  const t = useText('catalogue');
  const container = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<MapView>(worldView);
  const [failure, setFailure] = useState<unknown>();
  const map = useCatalogueMap(
    container,
    { view: undefined, label: t('item.where') },
    {
      ...noEvents,
      onView: setShown,
      onFailed: setFailure,
    },
  );
  useEffect(() => {
    if (map === undefined) return;
    const box = boxOfItems([item]);
    map.showItems([item]);
    map.light(undefined, keyOf(item));
    if (box !== undefined) map.fit(roomAround(box), { animate: false });
  }, [map, item]);
  if (failure !== undefined && map === undefined) return <MapBroken error={failure} />;
  return (
    <div className={`${styles.map} ${styles.small}`}>
      <div ref={container} className={styles.canvas} />
      <div className={styles.tools}>
        <IconButton icon="plus" label={t('mapPane.zoomIn')} onClick={() => map?.zoom(1)} />
        <IconButton icon="minus" label={t('mapPane.zoomOut')} onClick={() => map?.zoom(-1)} />
      </div>
      <div className={styles.foot}>
        <MapScale view={shown} />
        <span>{t('mapPane.attribution')}</span>
      </div>
    </div>
  );
}

interface Sides {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The land around it says where it is. */
function roomAround({ west, south, east, north }: Sides): Sides {
  const [width, height] = [Math.min(40, Math.max(0.5, east - west)), Math.min(40, Math.max(0.5, north - south))];
  return { west: west - width, south: south - height, east: east + width, north: north + height };
}
