import { expect, test } from 'vitest';
import { dataTypeOf, dataTypes, rolesOf } from './data-types.ts';
import { parseMultihash } from './multihash.ts';

test.each(dataTypes)('%s comes back from the roles that we write', (type) => {
  if (type === 'OTHER') return expect(rolesOf(type)).toEqual([]);
  expect(dataTypeOf({ key: 'any', roles: rolesOf(type), mediaType: null })).toBe(type);
});

test.each([
  [['metadata', 'data'], 'k', null, 'RAWDATA'],
  [['overview', 'thumbnail'], 'k', 'image/png', 'QUICKLOOK_SD'],
  [['visual'], 'k', 'image/tiff', 'QUICKLOOK_HD'],
  [['cloud-mask'], 'k', 'image/tiff', 'OTHER'],
  [[], 'thumbnail', 'image/jpeg', 'THUMBNAIL'],
  [[], 'B1', 'image/tiff; application=geotiff', 'RAWDATA'],
  [[], 'B1', 'application/x-hdf5', 'RAWDATA'],
  [[], 'k', 'image/png', 'QUICKLOOK_SD'],
  [[], 'index', 'text/html', 'DOCUMENT'],
  [[], 'k', null, 'OTHER'],
  [[], 'toString', null, 'OTHER'],
])('roles %j, key %s and media type %s say %4$s', (roles, key, mediaType, type) => {
  expect(dataTypeOf({ key, roles, mediaType })).toBe(type);
});

test.each([
  [`1220${'AB'.repeat(32)}`, `1220${'ab'.repeat(32)}`],
  [`d50110${'0f'.repeat(16)}`, `d50110${'0f'.repeat(16)}`],
  [`1220${'ab'.repeat(31)}`, undefined],
  [`1220${'ab'.repeat(33)}`, undefined],
  ['d41d8cd98f00b204e9800998ecf8427e', undefined],
  ['1', undefined],
  ['12', undefined],
  ['1200', undefined],
  ['ffff', undefined],
  ['xyz', undefined],
  ['', undefined],
])('multihash %s', (text, multihash) => {
  expect(parseMultihash(text)).toBe(multihash);
});
