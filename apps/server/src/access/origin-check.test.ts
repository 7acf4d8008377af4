import { expect, test } from 'vitest';
import { type Asking, comesFromOurPage } from './origin-check.ts';

const asking = (parts: Partial<Asking>): Asking => ({
  method: 'POST',
  origin: undefined,
  referer: undefined,
  host: 'archive.example:3000',
  ...parts,
});

test('a reading call comes from anywhere', () => {
  expect(comesFromOurPage(asking({ method: 'GET', origin: 'https://evil.example' }), 'https://archive.example')).toBe(
    true,
  );
});

test('a page of the public address may act, and one of the host that was typed', () => {
  expect(comesFromOurPage(asking({ origin: 'https://archive.example' }), 'https://archive.example')).toBe(true);
  expect(comesFromOurPage(asking({ origin: 'http://archive.example:3000' }), 'http://localhost:3000')).toBe(true);
});

test('another site, another port, an opaque origin and a missing one may not', () => {
  for (const origin of ['https://evil.example', 'http://archive.example:9000', 'null', undefined]) {
    expect(comesFromOurPage(asking({ origin }), 'http://localhost:3000')).toBe(false);
  }
});

test('the referer stands in for a missing origin', () => {
  expect(comesFromOurPage(asking({ referer: 'http://archive.example:3000/admin' }), 'http://localhost:3000')).toBe(
    true,
  );
});

test('behind https, a page of the same host over http may not act', () => {
  expect(comesFromOurPage(asking({ origin: 'http://archive.example:3000' }), 'https://other.example')).toBe(false);
});
