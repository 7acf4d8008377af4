import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Search } from '../search.ts';
import { textOf } from '../search.ts';
import { type MapView, parseMapView, writeMapView } from './map/map-view.ts';

export const resultViews = ['list', 'table', 'gallery'] as const;
export type ResultView = (typeof resultViews)[number];
/** The half that is folded away. */
export type Folded = 'list' | 'map' | undefined;

export interface CatalogueView {
  readonly view: ResultView;
  readonly folded: Folded;
  readonly mapView: MapView | undefined;
  setView(view: ResultView): void;
  setFolded(folded: Folded): void;
  setMapView(view: MapView): void;
}

/** How results are shown, and what the map shows: kept in the address. */
export function useCatalogueView(): CatalogueView {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (parts: Search) => void navigate({ to: '.', replace: true, search: (before) => ({ ...before, ...parts }) }),
    [navigate],
  );
  const [view, fold, map] = ['view', 'fold', 'map'].map((name) => textOf(search, name));
  return useMemo(
    () => ({
      view: resultViews.find((one) => one === view) ?? 'list',
      folded: fold === 'list' || fold === 'map' ? fold : undefined,
      mapView: parseMapView(map),
      setView: (next) => set({ view: next === 'list' ? undefined : next }),
      setFolded: (next) => set({ fold: next }),
      setMapView: (next) => set({ map: writeMapView(next) }),
    }),
    [view, fold, map, set],
  );
}
