import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { headersOf, notationOf, partToCheck, readFormat } from './deposit-body.ts';

const item = '{"type":"Feature","id":"a"}';

describe('notationOf', () => {
  test('two documents on two lines are NDJSON', () => {
    expect(notationOf(`${item}\n${item}\n`)).toBe('ndjson');
  });

  test('a second line that is not JSON does not make it one document: the server names the line', () => {
    expect(notationOf(`${item}\n{"type":`)).toBe('ndjson');
  });

  test('one document over many lines is JSON, and so is one on one line', () => {
    expect(notationOf('{\n  "type": "FeatureCollection",\n  "features": []\n}')).toBe('json');
    expect(notationOf(`\ufeff${item}\n`)).toBe('json');
  });
});

test('a gzipped file is told by its first bytes, and by what is in it', async () => {
  const format = await readFormat(new Blob([gzipSync(`${item}\n${item}`)]));
  expect(format).toEqual({ notation: 'ndjson', gzip: true });
  expect(headersOf(format)).toEqual({ 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' });
});

test('a truncated archive is still told apart, and left to the server', async () => {
  const whole = gzipSync(`${item}\n${item}`);
  expect((await readFormat(new Blob([whole.subarray(0, 12)]))).gzip).toBe(true);
});

test('of a large NDJSON only the first 10,000 lines are checked', async () => {
  const line = `${JSON.stringify({ type: 'Feature', id: 'x'.repeat(1_000) })}\n`;
  const content = new Blob(Array.from({ length: 34_000 }, () => line));
  const part = await partToCheck(content, { notation: 'ndjson', gzip: false });
  expect(part?.whole).toBe(false);
  expect((await part?.content.text())?.split('\n')).toHaveLength(10_001);
  expect(await partToCheck(content, { notation: 'json', gzip: false })).toBeUndefined();
});
