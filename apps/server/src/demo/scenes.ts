import { fractal } from './terrain.ts';

/** Items of a made-up mission, as its producer would send them. Everything follows from the day, so that a repeat sends the same. */

export interface DemoItem {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface DemoDelivery {
  readonly source: string;
  readonly session: string;
  readonly versioning: 'increment' | 'replace' | 'ignore' | 'manual';
  readonly items: DemoItem[];
}

const day = 86_400_000;
/** Tiles of 1.0 by 0.9 degrees over western Europe. */
const grid = { west: -5, south: 41, columns: 15, rows: 12, width: 1.0, height: 0.9 };
const passes = 28;
const satellites = ['alto-1', 'alto-2'] as const;

/** One delivery a pass of each satellite, oldest first: 28 passes of 180 scenes. */
export function opticalDeliveries(now: Date, origin: string): DemoDelivery[] {
  return Array.from({ length: passes }, (_, index) => {
    const pass = passes - 1 - index;
    const satellite = satellites[pass % 2] ?? 'alto-1';
    const date = new Date(startOfDay(now) - pass * 2 * day);
    const items = tiles().map((tile) => opticalScene(satellite, date, pass, tile, origin));
    return { source: satellite, session: date.toISOString().slice(0, 10), versioning: 'increment', items };
  });
}

interface Tile {
  readonly name: string;
  readonly west: number;
  readonly south: number;
}

function tiles(): Tile[] {
  const all: Tile[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const name = `T${String(28 + Math.floor(column / 6)).padStart(2, '0')}${letter(row)}${letter(column)}`;
      all.push({ name, west: grid.west + column * grid.width, south: grid.south + row * grid.height });
    }
  }
  return all;
}

function opticalScene(satellite: string, date: Date, pass: number, tile: Tile, origin: string): DemoItem {
  const taken = new Date(date.getTime() + 10 * 3_600_000 + Math.round((52 - tile.south) * 17_000));
  const stamp = taken
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '')
    .slice(0, 15);
  const id = `${satellite.toUpperCase().replace('-', '')}_L2A_${stamp}_${tile.name}`;
  const cloud =
    Math.round(1_000 * Math.max(0, fractal(tile.west * 0.4 + pass * 7, tile.south * 0.4, 5, 3) * 1.6 - 0.45)) / 10;
  const cover = Math.min(100, cloud);
  const box = {
    west: tile.west,
    south: tile.south,
    east: tile.west + grid.width + 0.04,
    north: tile.south + grid.height + 0.04,
  };
  const picture = `${origin}/demo/quicklooks/${[box.west, box.south, box.east, box.north].map((degree) => degree.toFixed(2)).join(',')},${pass},${cover}.png`;
  const store = `https://store.alto.example/${satellite}/${taken.toISOString().slice(0, 10)}/${id}`;
  return {
    type: 'Feature',
    stac_version: '1.1.0',
    stac_extensions: [
      'https://stac-extensions.github.io/eo/v2.0.0/schema.json',
      'https://stac-extensions.github.io/file/v2.1.0/schema.json',
    ],
    id,
    collection: 'alto-l2a',
    geometry: { type: 'Polygon', coordinates: [footprint(box)] },
    bbox: [box.west - 0.05, box.south, box.east, box.north],
    properties: {
      datetime: taken.toISOString(),
      title: `Surface reflectance, tile ${tile.name}`,
      platform: satellite,
      instruments: ['oli-x'],
      constellation: 'alto',
      gsd: 10,
      'eo:cloud_cover': cover,
      'view:sun_elevation': Math.round(10 * (62 - (tile.south - 36) * 0.9)) / 10,
      'sat:relative_orbit': 8 + ((pass * 43) % 143),
      'processing:level': 'L2A',
      'grid:code': `ALTO-${tile.name}`,
    },
    links: [],
    assets: {
      ...Object.fromEntries(
        ['B02', 'B03', 'B04', 'B08'].map((band, index) => [
          band,
          {
            href: `${store}/${band}_10m.tif`,
            type: 'image/tiff; application=geotiff; profile=cloud-optimized',
            roles: ['data'],
            title: `Band ${band.slice(1)}, 10 m`,
            'file:size': 96_000_000 + index * 7_340_000 + Math.round(tile.west * 913_000),
          },
        ]),
      ),
      preview: { href: picture, type: 'image/png', roles: ['overview', 'thumbnail'], title: 'True colour preview' },
    },
  };
}

/** The swath is tilted: its upper edge lies a little to the west. */
function footprint(box: { west: number; south: number; east: number; north: number }): number[][] {
  const tilt = 0.05;
  return [
    [box.west, box.south],
    [box.east, box.south],
    [box.east - tilt, box.north],
    [box.west - tilt, box.north],
    [box.west, box.south],
  ];
}

/** Nadir altimetry: 12 cycles of 40 half-orbits, some of them across the antimeridian. */
export function altimetryDeliveries(now: Date): DemoDelivery[] {
  return Array.from({ length: 12 }, (_, index) => {
    const cycle = 391 + index;
    const start = startOfDay(now) - (12 - index) * 10 * day;
    return {
      source: 'nadir-gdr',
      session: `cycle ${cycle}`,
      versioning: 'manual',
      items: Array.from({ length: 40 }, (_, pass) => groundTrack(cycle, pass + 1, start)),
    };
  });
}

function groundTrack(cycle: number, pass: number, start: number): DemoItem {
  const from = new Date(start + pass * 6 * 3_372_000);
  const to = new Date(from.getTime() + 3_372_000);
  const ascending = pass % 2 === 1;
  const points = Array.from({ length: 25 }, (_, index) => {
    const angle = -Math.PI / 2 + (Math.PI * index) / 24;
    const lat = 66 * Math.sin(ascending ? angle : -angle);
    const lon = ((((pass * 28.33 + index * 7.1) % 360) + 540) % 360) - 180;
    return [Math.round(lon * 1_000) / 1_000, Math.round(lat * 1_000) / 1_000];
  });
  const lines = splitAtAntimeridian(points);
  const id = `NADIR_GDR_${cycle}_${String(pass).padStart(3, '0')}`;
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    id,
    collection: 'nadir-gdr',
    geometry: { type: 'MultiLineString', coordinates: lines },
    bbox: [-180, -66, 180, 66],
    properties: {
      datetime: null,
      start_datetime: from.toISOString(),
      end_datetime: to.toISOString(),
      title: `Cycle ${cycle}, pass ${pass}`,
      platform: 'nadir-3',
      'sat:orbit_state': ascending ? 'ascending' : 'descending',
      'nadir:cycle': cycle,
      'nadir:pass': pass,
    },
    links: [],
    assets: {
      data: {
        href: `https://store.nadir.example/gdr/${cycle}/${id}.nc`,
        type: 'application/x-netcdf',
        roles: ['data'],
        'file:size': 31_400_000 + pass * 21_000,
      },
    },
  };
}

/** Cuts a track where it jumps from one edge of the map to the other (RFC 7946 §3.1.9). A piece of one point is no line. */
function splitAtAntimeridian(points: number[][]): number[][][] {
  const lines: number[][][] = [[]];
  for (const point of points) {
    const line = lines.at(-1) ?? [];
    const before = line.at(-1);
    if (before && Math.abs((before[0] ?? 0) - (point[0] ?? 0)) > 180) lines.push([point]);
    else line.push(point);
  }
  return lines.filter((line) => line.length > 1);
}

/** The last delivery of a satellite, with what real deliveries have: wrong values, files nobody may read, a date without a zone. */
export function breakSome(items: DemoItem[]): DemoItem[] {
  return items.map((item, index) => {
    if (index % 15 === 7) return withProperty(item, 'eo:cloud_cover', 104.2);
    if (index % 36 === 20)
      return withAsset(item, 'B08', { href: `file:///mnt/reception/${item.id}/B08_10m.tif`, roles: ['data'] });
    if (index % 60 === 31) return { ...item, geometry: { type: 'Polygon', coordinates: holeOutside(item) } };
    if (index % 45 === 40) return withProperty(item, 'datetime', '2026-11-20 10:45:12');
    return item;
  });
}

function withProperty(item: DemoItem, name: string, value: unknown): DemoItem {
  return { ...item, properties: { ...(item.properties as object), [name]: value } };
}

function withAsset(item: DemoItem, key: string, asset: unknown): DemoItem {
  return { ...item, assets: { ...(item.assets as object), [key]: asset } };
}

/** A hole that lies outside its shell: each ring is right, the polygon is not. */
function holeOutside(item: DemoItem): number[][][] {
  const [shell = []] = (item.geometry as { coordinates: number[][][] }).coordinates;
  return [shell, shell.map(([lon = 0, lat = 0]) => [lon + 3, lat])];
}

function startOfDay(now: Date): number {
  return Math.floor(now.getTime() / day) * day;
}

function letter(index: number): string {
  return 'ABCDEFGHJKLMNPQRSTUVWXYZ'.charAt(index);
}
