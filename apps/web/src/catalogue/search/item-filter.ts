import type { Search } from '../../search.ts';
import { textOf } from '../../search.ts';
import { type Area, geometryOfPolygons, parseBox, parsePolygons, writeBox, writePolygons } from './area.ts';
import { parseDay } from './day.ts';

/** What one looks for: collections, days in UTC, a place, a text in ids and titles. What is absent does not restrict. */
export interface ItemFilter {
  readonly collections: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly area: Area | undefined;
  readonly text: string;
}

export const noFilter: ItemFilter = { collections: [], from: undefined, to: undefined, area: undefined, text: '' };

/** Reads a filter from the address; what is not readable there is left out. */
export function readItemFilter(search: Search): ItemFilter {
  return {
    collections: [search.collections ?? []].flat(),
    from: parseDay(textOf(search, 'from') ?? '', 'first'),
    to: parseDay(textOf(search, 'to') ?? '', 'last'),
    area: readArea(search),
    text: textOf(search, 'q') ?? '',
  };
}

function readArea(search: Search): Area | undefined {
  const box = parseBox(textOf(search, 'bbox') ?? '');
  if (box !== undefined) return { kind: 'box', box };
  const text = textOf(search, 'area');
  const polygons = text === undefined ? undefined : parsePolygons(text);
  return polygons === undefined ? undefined : { kind: 'shape', polygons };
}

/** The filter as parameters of the address, `undefined` for each that it does not need. */
export function writeItemFilter(filter: ItemFilter): Record<string, string | readonly string[] | undefined> {
  const { area } = filter;
  return {
    collections: filter.collections.length === 0 ? undefined : filter.collections,
    from: filter.from,
    to: filter.to,
    bbox: area?.kind === 'box' ? writeBox(area.box) : undefined,
    area: area?.kind === 'shape' ? writePolygons(area.polygons) : undefined,
    q: filter.text === '' ? undefined : filter.text,
  };
}

/** How many of its parts restrict something: as many as it has chips. */
export function countFilters({ collections, from, to, area, text }: ItemFilter): number {
  return [collections.length > 0, from ?? to, area, text].filter(Boolean).length;
}

/** The filter as the body of a STAC item search. */
export function searchBodyOf(filter: ItemFilter): Record<string, unknown> {
  const { collections, from, to, area, text } = filter;
  return {
    ...(collections.length > 0 ? { collections } : {}),
    ...(area === undefined ? {} : placeOf(area)),
    ...(from === undefined && to === undefined ? {} : { datetime: intervalOf(from, to) }),
    ...(text.trim() === '' ? {} : { q: text.trim() }),
  };
}

function placeOf(area: Area): Record<string, unknown> {
  if (area.kind === 'shape') return { intersects: geometryOfPolygons(area.polygons) };
  const { west, south, east, north } = area.box;
  return { bbox: [west, south, east, north] };
}

/** Both days whole. */
function intervalOf(from: string | undefined, to: string | undefined): string {
  const start = from === undefined ? '..' : `${from}T00:00:00Z`;
  const end = to === undefined ? '..' : `${to}T23:59:59.999999Z`;
  return `${start}/${end}`;
}
