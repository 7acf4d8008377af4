import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { checkItem } from '@belvedere/stac/item.ts';
import { readFeatures } from '../apps/server/src/ingest/feature-stream.ts';

/**
 * Megabytes a second from bytes to features, on one core, beside what nobody can avoid: finding line ends, checking UTF-8
 * and making the strings; then items a second that the check of a parsed item leaves, parsing aside.
 */
const items = 20_000;
const rounds = 5;

function itemText(index: number): string {
  const properties: Record<string, unknown> = { datetime: '2026-03-09T10:20:30.123Z' };
  for (let field = 1; field < 50; field += 1) {
    properties[`mission:field_${field}`] =
      field % 3 === 0 ? index * field : `value ${field} of a product, as long as they are`;
  }
  const assets = Object.fromEntries(
    Array.from({ length: 5 }, (_, asset) => [
      `band_${asset}`,
      {
        href: `https://store.example/archive/2026/03/09/product_${index}/band_${asset}.tif`,
        type: 'image/tiff; application=geotiff; profile=cloud-optimized',
        roles: ['data'],
        title: `Band ${asset}, "10 m"`,
        'file:size': 1_000_000 + index,
        'file:checksum': `1220${'ab'.repeat(32)}`,
      },
    ]),
  );
  const ring = Array.from({ length: 40 }, (_, point) => [point / 7, 40 + Math.sin(point)]);
  return JSON.stringify({
    type: 'Feature',
    stac_version: '1.1.0',
    id: `product_${index}`,
    collection: 'bench',
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
    bbox: [0, 39, 6, 41],
    properties,
    links: [],
    assets,
  });
}

function* pieces(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += 65_536) yield body.subarray(at, at + 65_536);
}

async function cut(body: Buffer, contentType: string): Promise<number> {
  let features = 0;
  const stream = Readable.from(pieces(body), { objectMode: false, highWaterMark: 65_536 });
  for await (const batch of readFeatures(stream, { contentType, contentEncoding: undefined })) features += batch.length;
  return features;
}

async function baseline(body: Buffer): Promise<number> {
  let lines = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of Readable.from(pieces(body), { objectMode: false, highWaterMark: 65_536 })) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      const line = bytes.subarray(from, end);
      if (isUtf8(line) && line.toString('utf8').length > 0) lines += 1;
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
  return lines;
}

async function measure(name: string, body: Buffer, run: (body: Buffer) => Promise<number>): Promise<void> {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const features = await run(body);
    if (features !== items) throw new Error(`${name}: ${features} features instead of ${items}`);
    rates.push(body.length / 1e6 / ((performance.now() - start) / 1_000));
  }
  const [median = 0] = rates.sort((one, other) => one - other).slice(Math.floor(rounds / 2));
  console.log(`${name.padEnd(44)} ${median.toFixed(0).padStart(6)} MB/s`);
}

const texts = Array.from({ length: items }, (_, index) => itemText(index));
const lines = Buffer.from(`${texts.join('\n')}\n`);
const collection = Buffer.from(`{"type":"FeatureCollection","features":[${texts.join(',')}]}`);
const pretty = Buffer.from(
  `{"type":"FeatureCollection","features":[${texts.map((text) => JSON.stringify(JSON.parse(text), undefined, 2)).join(',\n')}]}`,
);
console.log(
  `${items} items of ${Math.round(lines.length / items)} bytes, median of ${rounds} rounds, node ${process.version}`,
);
await measure('baseline: lines, UTF-8 checked, strings', lines, baseline);
await measure('NDJSON', lines, (body) => cut(body, 'application/x-ndjson'));
await measure('FeatureCollection', collection, (body) => cut(body, 'application/geo+json'));
await measure('FeatureCollection, indented', pretty, (body) => cut(body, 'application/geo+json'));

const parsed = texts.map((text) => JSON.parse(text) as unknown);
const rates = Array.from({ length: rounds }, () => {
  const start = performance.now();
  if (!parsed.every((item) => checkItem(item).ok)) throw new Error('An item was denied');
  return items / ((performance.now() - start) / 1_000);
}).sort((one, other) => one - other);
console.log(`${'items checked'.padEnd(44)} ${(rates[Math.floor(rounds / 2)] ?? 0).toFixed(0).padStart(6)} items/s`);
