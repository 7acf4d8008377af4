import type { ImageSource, Map as MapEngine } from 'maplibre-gl';
import { thumbnailOf } from '../item/pictures.ts';
import { keyOf, type StacItem } from '../item/stac-item.ts';
import { createPictureStore } from './picture-store.ts';
import { type Quad, quadOf } from './quad.ts';

export interface Quicklooks {
  /** Shows those of the results that are in sight and large enough, and lights the ones that are open or pointed at. */
  show(items: readonly StacItem[], lit: ReadonlySet<string>): void;
  close(): void;
}

interface Wanted {
  readonly key: string;
  readonly href: string;
  readonly quad: Quad;
}

/** As many pictures as a map can hold without a thought. */
const most = 160;
/** A picture smaller than this on the screen says nothing. */
const leastPixels = 20;
const usual = 0.75;

/** Quicklooks at their place on the map, a bounded number of them. */
export function createQuicklooks(map: MapEngine, onPictured: (key: string, pictured: boolean) => void): Quicklooks {
  const store = createPictureStore();
  const shown = new Set<string>();
  let wanted: readonly Wanted[] = [];
  let lit: ReadonlySet<string> = new Set();
  const layerOf = (key: string) => `quicklook ${key}`;
  const remove = (key: string) => {
    map.removeLayer(layerOf(key));
    map.removeSource(layerOf(key));
    shown.delete(key);
    onPictured(key, false);
  };
  const add = ({ key, quad }: Wanted, image: ImageBitmap) => {
    const id = layerOf(key);
    map.addSource(id, { type: 'image', coordinates: quad });
    map.getSource<ImageSource>(id)?.updateImage({ image });
    const paint = {
      'raster-opacity': lit.has(key) ? 1 : usual,
      'raster-opacity-transition': { duration: 120, delay: 0 },
      'raster-fade-duration': 0,
    };
    map.addLayer({ id, type: 'raster', source: id, paint }, 'items');
    shown.add(key);
    onPictured(key, true);
  };
  const load = async (one: Wanted) => {
    const image = await store.get(one.href);
    const isWanted = wanted.some(({ key }) => key === one.key);
    if (image !== undefined && isWanted && !shown.has(one.key)) add(one, image);
  };
  return {
    show(items, litKeys) {
      wanted = pick(map, items, litKeys);
      const keys = new Set(wanted.map(({ key }) => key));
      for (const key of [...shown]) if (!keys.has(key)) remove(key);
      for (const key of shown) {
        if (lit.has(key) === litKeys.has(key)) continue;
        map.setPaintProperty(layerOf(key), 'raster-opacity', litKeys.has(key) ? 1 : usual);
        if (litKeys.has(key)) map.moveLayer(layerOf(key), 'items');
      }
      lit = litKeys;
      // The first result is drawn last, over the others.
      for (const one of wanted.toReversed()) if (!shown.has(one.key)) void load(one);
    },
    close: () => {
      wanted = [];
      store.close();
    },
  };
}

/** The first result of each place in sight, and whatever is lit. */
function pick(map: MapEngine, items: readonly StacItem[], lit: ReadonlySet<string>): Wanted[] {
  const places = new Set<string>();
  const picked: Wanted[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (picked.length >= most && !lit.has(key)) continue;
    const href = thumbnailOf(item)?.href;
    const quad = item.geometry === null || href === undefined ? undefined : quadOf(item.geometry);
    if (quad === undefined || href === undefined || !isSeen(map, quad)) continue;
    const place = quad.map(([lon, lat]) => `${lon.toFixed(1)} ${lat.toFixed(1)}`).join(' ');
    if (places.has(place) && !lit.has(key)) continue;
    places.add(place);
    picked.push({ key, href, quad });
  }
  return picked;
}

function isSeen(map: MapEngine, quad: Quad): boolean {
  const bounds = map.getBounds();
  const [west, east] = [Math.min(quad[0][0], quad[3][0]), Math.max(quad[1][0], quad[2][0])];
  const [south, north] = [Math.min(quad[2][1], quad[3][1]), Math.max(quad[0][1], quad[1][1])];
  if (north < bounds.getSouth() || south > bounds.getNorth()) return false;
  const turns = [-360, 0, 360].some((turn) => east + turn > bounds.getWest() && west + turn < bounds.getEast());
  const pixelsPerDegree = (512 * 2 ** map.getZoom()) / 360;
  return turns && (east - west) * pixelsPerDegree >= leastPixels;
}
