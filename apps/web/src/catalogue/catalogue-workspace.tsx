import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { useProject } from '../api/me.ts';
import { useNarrow } from '../components/dialog.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './catalogue.module.css';
import { useCatalogueView } from './catalogue-view.ts';
import { FilterPane } from './filters/filter-pane.tsx';
import { createHoverStore } from './hover-store.ts';
import { keyOf } from './item/stac-item.ts';
import type { MapHandle } from './map/map-handle.ts';
import { useOpenByKey, useOpenItem } from './open-item.ts';
import { ResultHead } from './results/result-head.tsx';
import { ResultPane } from './results/result-pane.tsx';
import { useItemFilter } from './search/use-item-filter.ts';
import { useItemSearch } from './search/use-item-search.ts';

/** The map with all it draws with is fetched by this page alone, and after its list. */
const MapPane = lazy(async () => ({ default: (await import('./map/map-pane.tsx')).MapPane }));

/** Filters, results and map together; an opened item below the map. */
export function CatalogueWorkspace({ panel }: { panel: ReactNode }) {
  const t = useText('catalogue');
  const project = useProject();
  const narrow = useNarrow();
  const address = useItemFilter();
  const view = useCatalogueView();
  const search = useItemSearch(project.slug, address.filter);
  const [hover] = useState(createHoverStore);
  const [drawing, setDrawing] = useState(false);
  const map = useRef<MapHandle>(null);
  const open = useOpenItem();
  const openKey = open === undefined ? undefined : keyOf(open);
  const openByKey = useOpenByKey(project.slug);
  const shared = useMemo(
    () => ({ address, view, search, hover, openKey, drawing, setDrawing, map }),
    [address, view, search, hover, openKey, drawing],
  );
  const folded = narrow ? (view.folded ?? 'map') : view.folded;
  return (
    <div className={styles.catalogue}>
      <h1 className="unseen">{t('title')}</h1>
      <FilterPane {...shared} />
      <div
        className={styles.work}
        data-folded={folded}
        data-view={view.view}
        data-open={panel === undefined ? undefined : ''}
      >
        <ResultHead {...shared} />
        {folded !== 'list' && <ResultPane {...shared} />}
        {(folded !== 'map' || panel !== undefined) && (
          <div className={styles.side}>
            {folded !== 'map' && (
              <Suspense fallback={<div className={styles.mapPlace} role="status" aria-label={t('mapPane.loading')} />}>
                <MapPane {...shared} onOpen={openByKey} />
              </Suspense>
            )}
            {panel}
          </div>
        )}
      </div>
    </div>
  );
}
