import type { GeoJSONSource, Map as MapEngine } from 'maplibre-gl';
import type { StacItem } from '../item/stac-item.ts';
import { footprintsOf } from './footprints.ts';
import { createQuicklooks } from './quicklooks.ts';

export interface ResultLayer {
  show(items: readonly StacItem[]): void;
  light(hot: string | undefined, open: string | undefined): void;
  openKey(): string | undefined;
  /** After the map has moved: other quicklooks are in sight. */
  look(): void;
  close(): void;
}

/** Footprints and quicklooks of the results, and which of them are lit. */
export function createResultLayer(map: MapEngine): ResultLayer {
  let items: readonly StacItem[] = [];
  let hotKey: string | undefined;
  let openKey: string | undefined;
  const mark = (key: string, state: Readonly<Record<string, boolean>>) => {
    for (const source of ['items', 'outlines']) map.setFeatureState({ source, id: key }, state);
  };
  const quicklooks = createQuicklooks(map, (key, pictured) => mark(key, { pictured }));
  const look = () => quicklooks.show(items, new Set([hotKey, openKey].filter((key) => key !== undefined)));
  return {
    show(next) {
      items = next;
      const { surfaces, outlines } = footprintsOf(items);
      map.getSource<GeoJSONSource>('items')?.setData(surfaces);
      map.getSource<GeoJSONSource>('outlines')?.setData(outlines);
      look();
    },
    light(hot, open) {
      for (const key of [hotKey, openKey]) if (key !== undefined) mark(key, { hot: false, open: false });
      if (open !== undefined) mark(open, { open: true });
      if (hot !== undefined) mark(hot, { hot: true });
      hotKey = hot;
      openKey = open;
      look();
    },
    openKey: () => openKey,
    look,
    close: quicklooks.close,
  };
}
