import type { Box } from '@belvedere/stac/bbox.ts';
import { boxOf } from '@belvedere/stac/geometry.ts';
import type { StacItem } from '../item/stac-item.ts';
import { widthOf } from '../places/describe-place.ts';

/** What a map shows: its middle and its zoom. */
export interface MapView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** Where a map begins that nobody tells where to be. */
export const worldView: MapView = { lon: 10, lat: 20, zoom: 0.8 };

/** `lon,lat,zoom`, as the address has it. */
export function writeMapView({ lon, lat, zoom }: MapView): string {
  return `${round(lon, 3)},${round(lat, 3)},${round(zoom, 2)}`;
}

export function parseMapView(text: string | undefined): MapView | undefined {
  const [lon = Number.NaN, lat = Number.NaN, zoom = Number.NaN, ...rest] = (text ?? '').split(',').map(Number);
  const isView = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && zoom >= 0 && zoom <= 22;
  return isView && rest.length === 0 ? { lon, lat, zoom } : undefined;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Footprints wider than this say nothing about where the others are. */
const widest = 90;

/** The box around results; of orbits among scenes, around the scenes. West may lie below -180 or east above 180. */
export function boxOfItems(items: readonly Pick<StacItem, 'geometry'>[]): Box | undefined {
  const boxes = items.flatMap(({ geometry }) => (geometry === null ? [] : [boxOf(geometry)]));
  const narrow = boxes.filter((box) => widthOf(box) <= widest);
  const [first, ...others] = narrow.length > 0 ? narrow : boxes;
  if (first === undefined) return undefined;
  return others.reduce(join, { ...first, east: first.west + widthOf(first) });
}

/** The box around two, on whichever side of the globe the second is closer. */
function join(box: Box, other: Box): Box {
  const width = widthOf(other);
  const [turn = 0] = [0, 360, -360].toSorted(
    (one, two) => spread(box, other.west + one, width) - spread(box, other.west + two, width),
  );
  return {
    west: Math.min(box.west, other.west + turn),
    east: Math.max(box.east, other.west + turn + width),
    south: Math.min(box.south, other.south),
    north: Math.max(box.north, other.north),
  };
}

function spread(box: Box, west: number, width: number): number {
  return Math.max(box.east, west + width) - Math.min(box.west, west);
}
