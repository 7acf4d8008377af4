import { type Box, readBox } from '@belvedere/stac/bbox.ts';
import { boxOf, type Geometry, type Position } from '@belvedere/stac/geometry.ts';

export type Ring = readonly Position[];
export type Polygon = readonly Ring[];

/** Where one looks: a box, which may cross the antimeridian, or polygons on either side of it. */
export type Area =
  | { readonly kind: 'box'; readonly box: Box }
  | { readonly kind: 'shape'; readonly polygons: readonly Polygon[] };

/** More corners than this make an address that servers and mails cut. */
export const mostCorners = 400;

/** `west,south,east,north`, as an address and as the field has it. */
export function writeBox({ west, south, east, north }: Box): string {
  return [west, south, east, north].map(rounded).join(',');
}

/** Four numbers with commas, spaces or semicolons between them; undefined when they are no box. */
export function parseBox(text: string): Box | undefined {
  const numbers = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .split(/[\s,;]+/)
    .map(Number);
  const read = readBox(numbers);
  return numbers.length === 4 && 'box' in read ? read.box : undefined;
}

/** Polygons as text: `;` between polygons, `!` between rings, `,` between numbers. */
export function writePolygons(polygons: readonly Polygon[]): string {
  return polygons
    .map((rings) => rings.map((ring) => ring.flatMap((position) => position.slice(0, 2)).map(rounded)).join('!'))
    .join(';');
}

export function parsePolygons(text: string): readonly Polygon[] | undefined {
  const polygons = text.split(';').map((polygon) => polygon.split('!').map(parseRing));
  const corners = polygons.flat().reduce((sum, ring) => sum + (ring?.length ?? Number.NaN), 0);
  return corners <= mostCorners ? (polygons as Polygon[]) : undefined;
}

function parseRing(text: string): Ring | undefined {
  const numbers = text.split(',').map(Number);
  const ring = Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[at * 2] ?? 0, numbers[at * 2 + 1] ?? 0]);
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  const inRange = ring.every(([lon = 999, lat = 999]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
  return numbers.length % 2 === 0 && ring.length >= 4 && isClosed && inRange ? ring : undefined;
}

export function geometryOfPolygons(polygons: readonly Polygon[]): Geometry {
  const [only] = polygons;
  if (only !== undefined && polygons.length === 1) return { type: 'Polygon', coordinates: only };
  return { type: 'MultiPolygon', coordinates: polygons };
}

/** The box around an area. */
export function boxAround(area: Area): Box {
  return area.kind === 'box' ? area.box : boxOf(geometryOfPolygons(area.polygons));
}

/** A number of degrees as an address has it: 1e-4 of a degree is about 10 m. */
function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
