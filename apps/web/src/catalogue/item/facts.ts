import type { catalogueEn } from '../messages.en.ts';

export type FactName = keyof typeof catalogueEn.facts;
export type GroupName = Exclude<keyof typeof catalogueEn.groups, 'other'>;

/** A property of an item, with its name and unit where we know them. */
export interface Fact {
  readonly key: string;
  readonly name: FactName | undefined;
  readonly unit: string | undefined;
  readonly value: unknown;
}

export interface FactGroup {
  /** A name of ours, or the prefix of an extension that we do not know. */
  readonly name: GroupName | { readonly prefix: string };
  readonly facts: readonly Fact[];
}

const known: Readonly<Record<string, readonly [FactName, string?]>> = {
  title: ['title'],
  description: ['description'],
  datetime: ['datetime'],
  start_datetime: ['start'],
  end_datetime: ['end'],
  created: ['created'],
  updated: ['updated'],
  published: ['published'],
  platform: ['platform'],
  constellation: ['constellation'],
  instruments: ['instruments'],
  mission: ['mission'],
  gsd: ['gsd', 'm'],
  license: ['license'],
  providers: ['providers'],
  keywords: ['keywords'],
  'eo:cloud_cover': ['cloudCover', '%'],
  'eo:snow_cover': ['snowCover', '%'],
  'sat:relative_orbit': ['relativeOrbit'],
  'sat:absolute_orbit': ['absoluteOrbit'],
  'sat:orbit_state': ['orbitState'],
  'view:off_nadir': ['offNadir', '°'],
  'view:incidence_angle': ['incidence', '°'],
  'view:azimuth': ['azimuth', '°'],
  'view:sun_azimuth': ['sunAzimuth', '°'],
  'view:sun_elevation': ['sunElevation', '°'],
  'proj:code': ['projCode'],
  'proj:epsg': ['projCode'],
  'proj:shape': ['projShape'],
  'proj:bbox': ['projBox'],
  'processing:level': ['processingLevel'],
  'processing:version': ['processingVersion'],
  'processing:facility': ['processingFacility'],
  'processing:software': ['processingSoftware'],
  'grid:code': ['gridCode'],
  'sar:instrument_mode': ['instrumentMode'],
  'sar:polarizations': ['polarizations'],
  'product:type': ['productType'],
};

const groups: readonly GroupName[] = [
  'general',
  'eo',
  'sar',
  'sat',
  'view',
  'processing',
  'product',
  'grid',
  'proj',
  'storage',
];

/** The properties of an item in groups, those that we know first and in our order, the others as they came. */
export function groupFacts(properties: Readonly<Record<string, unknown>>): FactGroup[] {
  const order = Object.keys(known);
  const facts = Object.entries(properties)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]): Fact => ({ key, value, name: known[key]?.[0], unit: known[key]?.[1] }))
    .toSorted((one, other) => placeIn(order, one.key) - placeIn(order, other.key));
  const byPrefix = Map.groupBy(facts, ({ key }) => (key.includes(':') ? key.slice(0, key.indexOf(':')) : 'general'));
  return [...byPrefix]
    .toSorted(([one], [other]) => placeIn(groups, one) - placeIn(groups, other))
    .map(([prefix, its]) => ({ name: groups.find((group) => group === prefix) ?? { prefix }, facts: its }));
}

function placeIn(order: readonly string[], name: string): number {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}
