import { expect, test } from 'vitest';
import { filesOf } from './files-of.ts';

test('files are told by their address, with what the producer said of them', () => {
  const assets = {
    B04: { href: 'https://store.example/B04.tif', type: 'image/tiff', title: 'Red', 'file:size': 12 },
    log: { href: 'file:///etc/passwd' },
    odd: { href: 7 },
  };
  expect(filesOf({ assets })).toEqual([
    { key: 'B04', title: 'Red', type: 'image/tiff', bytes: 12, href: 'https://store.example/B04.tif', opens: true },
    { key: 'log', title: undefined, type: undefined, bytes: undefined, href: 'file:///etc/passwd', opens: false },
  ]);
});

test('an address that would run in the page is told and not followed', () => {
  const [file] = filesOf({ assets: { a: { href: 'javascript:alert(1)' } } });
  expect(file?.opens).toBe(false);
});

test('a document without assets has no files', () => {
  expect(filesOf(null)).toEqual([]);
  expect(filesOf({ assets: null })).toEqual([]);
});
