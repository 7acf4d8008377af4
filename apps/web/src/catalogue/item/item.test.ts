import { expect, test } from 'vitest';
import { readChecksum } from './checksum.ts';
import { quicklookOf, thumbnailOf } from './pictures.ts';
import { bytesOf, filesOf, itemOf, timeOf, versionOf } from './stac-item.ts';

const asset = (href: string, more: object = {}) => ({ href, ...more });

test('the version of a document is the one that its canonical address names', () => {
  const links = [{ rel: 'canonical', href: 'https://x.example/stac/a/collections/c/items/i?version=3' }];
  expect(versionOf(itemOf({ id: 'i', collection: 'c', links }))).toBe(3);
  expect(versionOf(itemOf({ id: 'i', collection: 'c' }))).toBeUndefined();
});

test('an item was taken at a moment, or from one to another', () => {
  const moment = itemOf({ id: 'i', collection: 'c', properties: { datetime: '2026-11-20T10:52:00Z' } });
  expect(timeOf(moment)).toEqual({ start: '2026-11-20T10:52:00Z', end: '2026-11-20T10:52:00Z' });
  const span = itemOf({
    id: 'i',
    collection: 'c',
    properties: { datetime: null, start_datetime: '2026-11-20T10:00:00Z', end_datetime: '2026-11-20T11:00:00Z' },
  });
  expect(timeOf(span)).toEqual({ start: '2026-11-20T10:00:00Z', end: '2026-11-20T11:00:00Z' });
  expect(timeOf(itemOf({ id: 'i', collection: 'c' }))).toBeUndefined();
});

test('a row shows the smallest picture, an article a larger one, and neither a TIFF', () => {
  const item = itemOf({
    id: 'i',
    collection: 'c',
    assets: {
      data: asset('https://x.example/a.tif', { roles: ['data'], type: 'image/tiff' }),
      thumb: asset('https://x.example/t.png', { roles: ['thumbnail'], type: 'image/png' }),
      overview: asset('https://x.example/o.jpg', { roles: ['overview'] }),
      hd: asset('https://x.example/hd.tif', { roles: ['overview'], type: 'image/tiff' }),
      private: asset('s3://bucket/t.png', { roles: ['thumbnail'], type: 'image/png' }),
    },
  });
  expect(thumbnailOf(item)?.key).toBe('thumb');
  expect(quicklookOf(item)?.key).toBe('overview');
});

test('a file is called as its address ends, and only http can be followed', () => {
  const item = itemOf({
    id: 'i',
    collection: 'c',
    assets: {
      a: asset('https://x.example/dir/B02%20x.tif?sig=1', { 'file:size': 10 }),
      b: asset('s3://bucket/b.nc', { 'file:size': 5 }),
      c: asset('https://x.example/dir/'),
    },
  });
  expect(filesOf(item).map(({ name, followable }) => [name, followable])).toEqual([
    ['B02 x.tif', true],
    ['b.nc', false],
    ['c', true],
  ]);
  expect(bytesOf(item)).toBe(15);
  expect(bytesOf(itemOf({ id: 'i', collection: 'c' }))).toBeUndefined();
});

test('a multihash is told by the name of its function and its digest', () => {
  expect(readChecksum(`1220${'ab'.repeat(32)}`)).toEqual({ name: 'sha256', digest: 'ab'.repeat(32) });
  expect(readChecksum(`D50110${'0F'.repeat(16)}`)).toEqual({ name: 'md5', digest: '0f'.repeat(16) });
});
