import type { Language } from '@belvedere/contract/languages.ts';
import type { Box } from '@belvedere/stac/bbox.ts';
import { boxOf, type Geometry } from '@belvedere/stac/geometry.ts';
import { type City, cities } from './cities.ts';

/** Where something lies, as one would say it. */
export type Place =
  | { readonly kind: 'over' | 'near'; readonly city: City }
  | { readonly kind: 'around'; readonly lat: number; readonly lon: number }
  | { readonly kind: 'wide'; readonly south: number; readonly north: number };

/** Wider than this, no city says where it is. */
const widest = { lon: 60, lat: 45 };
/** A city that is not in the footprint is named up to here. */
const nearKilometres = 90;

/** The best known city in the footprint's box, else one nearby, else the degrees of its middle. */
export function describePlace(geometry: Geometry): Place {
  const box = boxOf(geometry);
  const { south, north } = box;
  const width = widthOf(box);
  if (width > widest.lon || north - south > widest.lat) return { kind: 'wide', south, north };
  const lat = (south + north) / 2;
  const lon = box.west + width / 2;
  const byDistance = (one: City, other: City) => distance(one, lat, lon) - distance(other, lat, lon);
  const inside = cities.filter((city) => contains(box, city));
  const best = Math.min(...inside.map(({ rank }) => rank));
  const over = inside.filter(({ rank }) => rank === best).toSorted(byDistance)[0];
  if (over !== undefined) return { kind: 'over', city: over };
  const [near] = cities.toSorted(byDistance);
  if (near !== undefined && distance(near, lat, lon) <= nearKilometres) return { kind: 'near', city: near };
  return { kind: 'around', lat, lon: lon > 180 ? lon - 360 : lon };
}

/** `Toulouse, France`. A city that is a country of its own is named once. */
export function nameOfCity(language: Language, { name, nameFr, country }: City): string {
  const city = language === 'fr' ? nameFr : name;
  const land = countryNames[language].of(country) ?? country;
  return land === city ? city : `${city}, ${land}`;
}

/** `43.6° N, 1.4° E`. */
export function formatPosition(language: Language, lat: number, lon: number): string {
  return `${formatLatitude(language, lat, 1)}, ${degrees(language, lon, 1)} ${lon < 0 ? west[language] : 'E'}`;
}

/** `66° S`. */
export function formatLatitude(language: Language, lat: number, digits: number): string {
  return `${degrees(language, lat, digits)} ${lat < 0 ? 'S' : 'N'}`;
}

const west = { en: 'W', fr: 'O' } as const;
const countryNames = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  fr: new Intl.DisplayNames('fr', { type: 'region' }),
};

function degrees(language: Language, value: number, digits: number): string {
  return `${Math.abs(value).toLocaleString(language, { maximumFractionDigits: digits })}°`;
}

export function widthOf({ west: from, east }: Box): number {
  return east >= from ? east - from : east + 360 - from;
}

function contains(box: Box, { lat, lon }: City): boolean {
  const inLongitudes = box.west <= box.east ? lon >= box.west && lon <= box.east : lon >= box.west || lon <= box.east;
  return inLongitudes && lat >= box.south && lat <= box.north;
}

/** Kilometres, good enough over the few hundred that matter here. */
function distance(city: City, lat: number, lon: number): number {
  const turn = Math.abs(city.lon - lon) % 360;
  const east = Math.min(turn, 360 - turn) * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(east, city.lat - lat) * 111.2;
}
