import { boxOf } from '@belvedere/stac/geometry.ts';
import { useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { IconButton } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { keyOf, type StacItem } from '../item/stac-item.ts';
import { boxAround } from '../search/area.ts';
import type { CatalogueMap } from './catalogue-map.ts';
import styles from './map.module.css';
import { MapBroken } from './map-broken.tsx';
import { MapScale } from './map-scale.tsx';
import { MapTip } from './map-tip.tsx';
import { boxOfItems, type MapView, worldView } from './map-view.ts';
import type { Pointed } from './pointer.ts';
import { useCatalogueMap } from './use-catalogue-map.ts';

export interface MapPaneProps extends CatalogueParts {
  readonly onOpen: (key: string) => void;
}

/** The results on the map: footprints, quicklooks at their place, and the area that one draws. */
export function MapPane(props: MapPaneProps) {
  const { search, hover, address, view, drawing, setDrawing, map: handle } = props;
  const t = useText('catalogue');
  const { area } = address.filter;
  const [failure, setFailure] = useState<unknown>();
  const [shown, setShown] = useState<MapView>(view.mapView ?? worldView);
  const [pointed, setPointed] = useState<Pointed>();
  const container = useRef<HTMLDivElement>(null);
  const onView = (next: MapView) => {
    setShown(next);
    view.setMapView(next);
  };
  const onPoint = (next: Pointed | undefined) => {
    setPointed(next);
    const [key] = next?.keys ?? [];
    if (key === undefined) hover.point(undefined);
    else hover.point({ key, from: 'map' });
  };
  const map = useCatalogueMap(
    container,
    { view: view.mapView, label: t('mapPane.label') },
    {
      onView,
      onPoint,
      onOpen: props.onOpen,
      onFailed: setFailure,
      onDrawn: (drawn) => {
        setDrawing(false);
        if (drawn !== undefined) address.change({ area: drawn });
      },
    },
  );
  useImperativeHandle(handle, () => (map === undefined ? (null as never) : { bounds: map.bounds }), [map]);
  useEffect(() => map?.showItems(search.items), [map, search.items]);
  useEffect(() => map?.showArea(area), [map, area]);
  useLights(map, props);
  useFit(map, props);
  useDrawing(map, drawing);
  const loaded = useMemo(() => boxOfItems(search.items), [search.items]);
  const hot = useHoveredItem(search.items, props);
  if (failure !== undefined && map === undefined) return <MapBroken error={failure} />;
  return (
    <section className={styles.map} aria-label={t('map')}>
      <div ref={container} className={styles.canvas} />
      {failure !== undefined && (
        <p className={styles.hint} role="status">
          {t('mapPane.noWorld')}
        </p>
      )}
      {drawing && (
        <p className={styles.hint} role="status">
          {t('mapPane.drawHelp')} <span className="wide-only">{t('mapPane.drawHelpKeys')}</span>
        </p>
      )}
      {hot !== undefined && map !== undefined && !drawing && (
        <MapTip item={hot} others={(pointed?.keys.length ?? 1) - 1} at={pointed ?? placeOnMap(map, hot)} />
      )}
      <div className={`${styles.edge} wide-only`}>
        <IconButton
          icon={view.folded === 'list' ? 'chevron-right' : 'chevron-left'}
          label={view.folded === 'list' ? t('showList') : t('foldList')}
          onClick={() => view.setFolded(view.folded === 'list' ? undefined : 'list')}
        />
      </div>
      <div className={styles.tools}>
        <IconButton icon="plus" label={t('mapPane.zoomIn')} onClick={() => map?.zoom(1)} />
        <IconButton icon="minus" label={t('mapPane.zoomOut')} onClick={() => map?.zoom(-1)} />
        <IconButton
          icon="polygon"
          label={drawing ? t('mapPane.stopDrawing') : t('mapPane.draw')}
          aria-pressed={drawing}
          onClick={() => setDrawing(!drawing)}
        />
        {loaded !== undefined && <IconButton icon="frame" label={t('mapPane.fit')} onClick={() => map?.fit(loaded)} />}
        {view.folded === undefined && (
          <IconButton icon="fold" label={t('foldMap')} className="wide-only" onClick={() => view.setFolded('map')} />
        )}
      </div>
      <div className={styles.foot}>
        <MapScale view={shown} />
        <span>{t('mapPane.attribution')}</span>
      </div>
    </section>
  );
}

/** What is pointed at or open, in the list or here, is lit. */
function useLights(map: CatalogueMap | undefined, { hover, openKey }: CatalogueParts) {
  const hot = useSyncExternalStore(hover.subscribe, () => hover.read()?.key);
  useEffect(() => map?.light(hot, openKey), [map, hot, openKey]);
}

function useDrawing(map: CatalogueMap | undefined, drawing: boolean) {
  useEffect(() => {
    if (!drawing || map === undefined) return;
    map.draw();
    return () => map.stopDrawing();
  }, [map, drawing]);
}

/** Goes to the area or the first results, unless the address says where to be; later only when none of them is in sight. */
function useFit(map: CatalogueMap | undefined, { search, view, address }: CatalogueParts) {
  const fitted = useRef(view.mapView !== undefined);
  const { items, outdated } = search;
  const first = outdated ? undefined : items[0] && keyOf(items[0]);
  const fit = useEffectEvent((on: CatalogueMap) => {
    const box = boxOfItems(items.slice(0, 50));
    if (box === undefined) return;
    if (!fitted.current) on.fit(box, { animate: false });
    else if (!meets(on.bounds(), box)) on.fit(box);
    fitted.current = true;
  });
  const goToArea = useEffectEvent((on: CatalogueMap) => {
    const { area } = address.filter;
    if (fitted.current || area === undefined) return;
    on.fit(boxAround(area), { animate: false });
    fitted.current = true;
  });
  useEffect(() => {
    if (map !== undefined) goToArea(map);
  }, [map]);
  useEffect(() => {
    if (map !== undefined && first !== undefined) fit(map);
  }, [map, first]);
}

interface Sides {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function meets(view: Sides, box: Sides): boolean {
  const east = view.east < view.west ? view.east + 360 : view.east;
  const overlaps = [-360, 0, 360].some((turn) => box.west + turn <= east && box.east + turn >= view.west);
  return overlaps && box.south <= view.north && box.north >= view.south;
}

function useHoveredItem(items: readonly StacItem[], { hover }: CatalogueParts): StacItem | undefined {
  const key = useSyncExternalStore(hover.subscribe, () => hover.read()?.key);
  return useMemo(() => (key === undefined ? undefined : items.find((item) => keyOf(item) === key)), [items, key]);
}

function placeOnMap(map: CatalogueMap, { geometry }: StacItem): { readonly x: number; readonly y: number } | undefined {
  return geometry === null ? undefined : map.placeOf(boxOf(geometry));
}
