import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCollection } from './collection.ts';
import { checkItem } from './item.ts';

/** Real documents, read in place: see `../shared/testdata` beside the repository. */
const root = resolve(import.meta.dirname, '../../..');
const folder = join(process.env.BELVEDERE_SHARED ?? join(root, '../shared/testdata'), 'stac');

interface Real {
  name: string;
  document: { type?: string };
}

function realDocuments(): Real[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /json$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const texts = name.endsWith('.ndjson') ? text.split('\n').filter((line) => line !== '') : [text];
      return texts.map((one, index) => ({ name: `${name} ${index + 1}`, document: JSON.parse(one) }));
    });
}

/** A MultiPolygon that calls itself a Polygon, as the collection of its producer names it. */
const wrong = 'badGeometryItem.json';

describe.skipIf(!existsSync(folder))('documents of Landsat, Sentinel-1 and NAIP', () => {
  test('are all taken: items', () => {
    const items = realDocuments().filter(({ name, document }) => document.type === 'Feature' && !name.includes(wrong));
    expect(items.length).toBeGreaterThan(100);
    const denials = items
      .map(({ name, document }) => ({ name, check: checkItem(document) }))
      .filter(({ check }) => !check.ok);
    expect(denials).toEqual([]);
  });

  test('are all taken: collections', () => {
    const collections = realDocuments().filter(({ document }) => document.type !== 'Feature');
    expect(collections.length).toBeGreaterThan(4);
    const faults = collections
      .map(({ name, document }) => ({ name, check: checkCollection(document) }))
      .filter(({ check }) => !check.ok);
    expect(faults).toEqual([]);
  });

  test('are denied where they are wrong', () => {
    const check = checkItem(realDocuments().find(({ name }) => name.includes(wrong))?.document);
    expect(check.ok ? undefined : [check.denial.code, check.denial.pointer]).toEqual([
      'coordinates_nesting',
      '/geometry/coordinates/0',
    ]);
  });

  test('keep their microseconds', () => {
    const landsat = realDocuments().find(({ name }) => name.includes('LC80100102015050LGN00'));
    const check = checkItem(landsat?.document);
    expect(check.ok && check.item.interval.start).toBe('2015-02-19T15:06:12.565047Z');
  });
});
