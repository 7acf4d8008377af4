import type { Denial } from '@belvedere/contract/ingest.ts';
import { expect, test } from 'vitest';
import { readIds, verdictLines } from './verdict-lines.ts';

const denial = (position: number, id: string | null): Denial => ({
  id,
  reason: 'geometry missing',
  code: 'geometry_missing',
  hint: 'Give a geometry',
  pointer: '/geometry',
  position,
  values: {},
});
const ndjson = { notation: 'ndjson', gzip: false } as const;

test('every line of a small body is told by its place: right, denied, or stopped by its model', async () => {
  const ids = await readIds(new Blob(['{"id":"a"}\n\nnot json\n{"id":"b"}\n']), ndjson);
  const lines = verdictLines({ denials: [denial(3, null)], failures: [denial(4, 'b')] }, ids);
  expect(lines.map(({ position, id, fault, granted }) => [position, id, fault?.code, granted])).toEqual([
    [1, 'a', undefined, true],
    [3, undefined, 'geometry_missing', false],
    [4, 'b', 'geometry_missing', true],
  ]);
});

test('items of a collection are counted by their place in it', async () => {
  const collection = JSON.stringify({ type: 'FeatureCollection', features: [{ id: 'a' }, { id: 7 }] });
  expect(await readIds(new Blob([collection]), { notation: 'json', gzip: false })).toEqual(['a', undefined]);
});

test('of a body whose ids are not read only the lines at fault are told', async () => {
  expect(await readIds(new Blob(['{}']), { notation: 'json', gzip: true })).toEqual([]);
  expect(verdictLines({ denials: [denial(8, 'h')], failures: [] }, [])).toHaveLength(1);
});
