export type Random = () => number;
const day = 86_400_000;
type SearchCase = readonly [name: string, body: (random: Random) => object];

/** What is searched, by name: small and large places, short and long times, and what tempts a planner. */
export function searchCases(items: number, ids: readonly string[]): SearchCase[] {
  return [
    ['nothing asked', () => ({})],
    ['box of 0.5°, one month', (random) => ({ bbox: box(random, 0.5), datetime: days(random, 30) })],
    ['box of 5°, one month', (random) => ({ bbox: box(random, 5), datetime: days(random, 30) })],
    ['box of 30°, one month', (random) => ({ bbox: box(random, 30), datetime: days(random, 30) })],
    ['box of 120°, one year', (random) => ({ bbox: box(random, 120), datetime: days(random, 365) })],
    [
      'box of 120°, one year, 100 a page',
      (random) => ({ bbox: box(random, 120), datetime: days(random, 365), limit: 100 }),
    ],
    ['box of 5°, one hour', (random) => ({ bbox: box(random, 5), datetime: days(random, 1 / 24) })],
    ['box of 0.5°, any time', (random) => ({ bbox: box(random, 0.5) })],
    ['box of 30°, any time', (random) => ({ bbox: box(random, 30) })],
    [
      'box across the antimeridian, one year',
      (random) => ({ bbox: [178, -20, -178, -10], datetime: days(random, 365) }),
    ],
    [
      'scenes only: box of 2°, one year',
      (random) => ({ collections: ['optical-l2a'], bbox: box(random, 2), datetime: days(random, 365) }),
    ],
    [
      'orbits only: box of 2°, one year',
      (random) => ({ collections: ['altimetry-gdr'], bbox: box(random, 2), datetime: days(random, 365) }),
    ],
    ['the ended mission, 100 a page', () => ({ collections: ['old-mission'], limit: 100 })],
    ['one hour of five years', (random) => ({ datetime: days(random, 1 / 24) })],
    ['triangle of 10°, one month', (random) => ({ intersects: triangle(random), datetime: days(random, 30) })],
    ['five ids', (random) => ({ ids: Array.from({ length: 5 }, () => ids[Math.floor(random() * ids.length)]) })],
    ['text in a few ids', (random) => ({ q: `_${Math.floor(random() * items)}` })],
    [
      'text in one in a thousand',
      (random) => ({
        q: new Date(Date.UTC(2021, 10, 1) + random() * 1_800 * day).toISOString().slice(0, 10).replaceAll('-', ''),
      }),
    ],
    ['text in most of one collection, none of others', () => ({ q: 'optical' })],
  ];
}

function box(random: Random, size: number): number[] {
  const west = -180 + random() * (360 - size);
  const south = -60 + random() * (130 - Math.min(size, 110));
  return [west, south, west + size, Math.min(90, south + size)];
}

function triangle(random: Random): object {
  const [west = 0, south = 0, east = 0, north = 0] = box(random, 10);
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [west, north],
        [west, south],
      ],
    ],
  };
}

function days(random: Random, count: number): string {
  const from = Date.UTC(2021, 10, 1) + random() * (5 * 365 - count) * day;
  return `${new Date(from).toISOString()}/${new Date(from + count * day).toISOString()}`;
}

/** A Lehmer generator: every run asks the same. */
export function createRandom(): Random {
  let state = 20_261_124;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
