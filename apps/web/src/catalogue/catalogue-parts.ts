import type { RefObject } from 'react';
import type { CatalogueView } from './catalogue-view.ts';
import type { HoverStore } from './hover-store.ts';
import type { MapHandle } from './map/map-handle.ts';
import type { FilterAddress } from './search/use-item-filter.ts';
import type { ItemSearch } from './search/use-item-search.ts';

/** What filters, results and map have in common. */
export interface CatalogueParts {
  readonly address: FilterAddress;
  readonly view: CatalogueView;
  readonly search: ItemSearch;
  readonly hover: HoverStore;
  readonly openKey: string | undefined;
  readonly drawing: boolean;
  readonly setDrawing: (drawing: boolean) => void;
  readonly map: RefObject<MapHandle | null>;
}
