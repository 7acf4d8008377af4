import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckedItem, checkItem, completeItem, type ItemDenial } from './item.ts';

type Document = Record<string, unknown>;

const rightItem: Document = {
  type: 'Feature',
  stac_version: '1.1.0',
  stac_extensions: ['https://stac-extensions.github.io/file/v2.1.0/schema.json'],
  id: 'S2A_T31TCJ_20260309',
  collection: 'sentinel-2',
  geometry: { type: 'Point', coordinates: [1.4, 43.6] },
  bbox: [1.4, 43.6, 1.4, 43.6],
  properties: { datetime: '2026-03-09T10:20:30.123456Z', title: 'Toulouse', gsd: 10 },
  links: [{ rel: 'derived_from', href: '../raw/1.json' }],
  assets: {
    B02: {
      href: 's3://bucket/B02.tif',
      type: 'image/tiff',
      roles: ['data'],
      'file:size': 10,
      'file:checksum': `1220${'AB'.repeat(32)}`,
    },
    preview: { href: 'https://example.com/p.png', roles: ['overview'] },
  },
};

function item(changes: Document = {}): Document {
  return { ...structuredClone(rightItem), ...changes };
}

function dated(properties: Document): Document {
  return item({ properties });
}

function withAsset(asset: unknown, key = 'B02'): Document {
  return item({ assets: { [key]: asset } });
}

function granted(value: unknown): CheckedItem {
  const check = checkItem(value);
  if (!check.ok) throw new Error(check.denial.reason);
  return check.item;
}

function denied(value: unknown): ItemDenial {
  const check = checkItem(value);
  if (check.ok) throw new Error('It was taken');
  return check.denial;
}

describe('an item that is right', () => {
  test('tells what the archive needs of it', () => {
    expect(granted(item())).toEqual({
      id: 'S2A_T31TCJ_20260309',
      collection: 'sentinel-2',
      geometry: { type: 'Point', coordinates: [1.4, 43.6] },
      interval: { start: '2026-03-09T10:20:30.123456Z', end: '2026-03-09T10:20:30.123456Z' },
      title: 'Toulouse',
      assets: [
        {
          key: 'B02',
          href: 's3://bucket/B02.tif',
          dataType: 'RAWDATA',
          mediaType: 'image/tiff',
          bytes: 10,
          checksum: `1220${'ab'.repeat(32)}`,
        },
        {
          key: 'preview',
          href: 'https://example.com/p.png',
          dataType: 'QUICKLOOK_SD',
          mediaType: null,
          bytes: null,
          checksum: null,
        },
      ],
      files: 2,
      bytes: 10,
      missing: undefined,
    });
  });

  test.each(['1.0.0', '1.0.1', '1.1.0', '1.0.0-beta.2', '1.1.0-beta.1', '1.0.0-rc.1'])('may be STAC %s', (version) => {
    granted(item({ stac_version: version }));
  });

  test.each([
    ['nowhere', { geometry: null, bbox: undefined }],
    ['of another script', { id: 'produit-été-日本' }],
    ['with an id of 300 characters', { id: 'x'.repeat(300) }],
    ['with dots and colons in its id', { id: '...urn:x:y z' }],
    ['across the antimeridian by its bbox', { bbox: [170, -10, -170, 10] }],
    ['with a bbox wider than its geometry', { bbox: [-180, -90, 180, 90] }],
    ['with heights in its bbox', { bbox: [1, 43, 0, 2, 44, 100] }],
    ['without files and links', { assets: {}, links: [] }],
    ['with 1,000 links', { links: Array.from({ length: 1_000 }, () => ({ rel: 'item', href: 'x' })) }],
    [
      'with 1,000 files',
      { assets: Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`a${index}`, { href: 'x' }])) },
    ],
    ['with fields of its own', { 'mission:orbit': { phase: [1, { deep: true }] } }],
  ])('%s', (_, changes) => {
    const document = JSON.parse(JSON.stringify(item(changes)));
    expect(granted(document).id).toBe(document.id);
  });

  test.each([
    [
      'datetime alone',
      { datetime: '2026-01-01T00:00:00Z' },
      '2026-01-01T00:00:00.000000Z',
      '2026-01-01T00:00:00.000000Z',
    ],
    [
      'an interval',
      { datetime: null, start_datetime: '2026-01-01T00:00:00Z', end_datetime: '2026-01-01T12:00:00+02:00' },
      '2026-01-01T00:00:00.000000Z',
      '2026-01-01T10:00:00.000000Z',
    ],
    [
      'an interval and its middle',
      {
        datetime: '2026-01-02T00:00:00Z',
        start_datetime: '2026-01-01T00:00:00Z',
        end_datetime: '2026-01-03T00:00:00Z',
      },
      '2026-01-01T00:00:00.000000Z',
      '2026-01-03T00:00:00.000000Z',
    ],
    [
      'an interval and a date after it',
      {
        datetime: '2026-01-04T00:00:00Z',
        start_datetime: '2026-01-01T00:00:00Z',
        end_datetime: '2026-01-03T00:00:00Z',
      },
      '2026-01-01T00:00:00.000000Z',
      '2026-01-04T00:00:00.000000Z',
    ],
  ])('covers the time of %s', (_, properties, start, end) => {
    expect(granted(dated(properties)).interval).toEqual({ start, end });
  });

  test.each([
    'http://a/b',
    'HTTPS://a/b',
    's3://a/b',
    'ftp://a/b',
    './b.tif',
    '../b.tif',
    '/b.tif',
    'b c.tif',
    '//host/b',
    'b.tif?x=a:b',
  ])('has a file at %s', (href) => {
    expect(granted(withAsset({ href })).assets[0]?.href).toBe(href);
  });

  test('is completed with what follows from the rest', () => {
    const { bbox: _bbox, links: _links, assets: _assets, ...bare } = item();
    const checked = granted(bare);
    expect(checked.files).toBe(0);
    const completed = JSON.parse(completeItem(JSON.stringify(bare), checked));
    expect(completed).toEqual({ ...bare, bbox: [1.4, 43.6, 1.4, 43.6], links: [], assets: {} });
    expect(granted(completed).missing).toBeUndefined();
    const { bbox: _box, ...nowhere } = item({ geometry: null });
    expect(granted(nowhere).missing).toBeUndefined();
  });
});

describe('an item is denied', () => {
  const proto = (json: string) => JSON.parse(`{"__proto__": {"polluted": true}, ${json.slice(1)}`);
  const nested = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
  const cases: Record<string, [unknown, string, string]> = {
    'that is null': [null, 'item_not_object', ''],
    'that is an array': [[], 'item_not_object', ''],
    'that is text': ['Feature', 'item_not_object', ''],
    'that is a collection': [item({ type: 'Collection' }), 'item_type', '/type'],
    'without a type': [item({ type: undefined }), 'item_type', '/type'],
    'without a version': [item({ stac_version: undefined }), 'stac_version_missing', '/stac_version'],
    'of STAC 0.9': [item({ stac_version: '0.9.0' }), 'stac_version_unknown', '/stac_version'],
    'of STAC 2': [item({ stac_version: '2.0.0' }), 'stac_version_unknown', '/stac_version'],
    'of a version in numbers': [item({ stac_version: 1.1 }), 'stac_version_unknown', '/stac_version'],
    'without an id': [item({ id: undefined }), 'id_missing', '/id'],
    'with a numeric id': [item({ id: 12 }), 'id_not_text', '/id'],
    'with an empty id': [item({ id: '' }), 'id_empty', '/id'],
    'with a blank id': [item({ id: ' ' }), 'id_empty', '/id'],
    'with an id of 10 kB': [item({ id: 'x'.repeat(10_000) }), 'id_too_long', '/id'],
    'with "/" in its id': [item({ id: 'a/b' }), 'id_slash', '/id'],
    'with "\\" in its id': [item({ id: 'a\\b' }), 'id_slash', '/id'],
    'called ".."': [item({ id: '..' }), 'id_dots', '/id'],
    'called "."': [item({ id: '.' }), 'id_dots', '/id'],
    'with NUL in its id': [item({ id: 'a\0b' }), 'id_control_character', '/id'],
    'with a line end in its id': [item({ id: 'a\nb' }), 'id_control_character', '/id'],
    'with half a character in its id': [item({ id: 'a\ud800' }), 'id_not_unicode', '/id'],
    'without a collection': [item({ collection: undefined }), 'collection_missing', '/collection'],
    'with "../x" as collection': [item({ collection: '../x' }), 'collection_slash', '/collection'],
    'without a geometry': [item({ geometry: undefined }), 'geometry_missing', '/geometry'],
    'nowhere, with a bbox': [item({ geometry: null }), 'bbox_without_geometry', '/bbox'],
    'with an open ring': [
      item({
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
          ],
        },
      }),
      'ring_open',
      '/geometry/coordinates/0',
    ],
    'off the globe': [
      item({ geometry: { type: 'Point', coordinates: [200, 0] } }),
      'longitude_range',
      '/geometry/coordinates/0',
    ],
    'with a bbox upside down': [item({ bbox: [0, 10, 1, 5] }), 'bbox_order', '/bbox'],
    'with a bbox of three numbers': [item({ bbox: [0, 1, 2] }), 'bbox_size', '/bbox'],
    'with a null bbox': [item({ bbox: null }), 'bbox_size', '/bbox'],
    'without properties': [item({ properties: undefined }), 'properties_not_object', '/properties'],
    'with an array of properties': [item({ properties: [] }), 'properties_not_object', '/properties'],
    'without a datetime': [dated({}), 'datetime_missing', '/properties/datetime'],
    'with a null datetime and no interval': [dated({ datetime: null }), 'datetime_missing', '/properties/datetime'],
    'with a date only': [dated({ datetime: '2026-03-09' }), 'datetime_invalid', '/properties/datetime'],
    'with a numeric datetime': [dated({ datetime: 1_773_051_630 }), 'datetime_invalid', '/properties/datetime'],
    'with an end that is no date': [
      dated({ datetime: null, start_datetime: '2026-01-01T00:00:00Z', end_datetime: 'now' }),
      'datetime_invalid',
      '/properties/end_datetime',
    ],
    'with a start alone': [
      dated({ datetime: null, start_datetime: '2026-01-01T00:00:00Z' }),
      'datetime_half_open',
      '/properties/end_datetime',
    ],
    'with an end alone': [
      dated({ datetime: null, end_datetime: '2026-01-01T00:00:00Z' }),
      'datetime_half_open',
      '/properties/start_datetime',
    ],
    'that ends before it starts': [
      dated({ datetime: null, start_datetime: '2026-01-02T00:00:00Z', end_datetime: '2026-01-01T00:00:00Z' }),
      'datetime_reversed',
      '/properties/end_datetime',
    ],
    'with an array of assets': [item({ assets: [] }), 'assets_not_object', '/assets'],
    'with a null asset': [withAsset(null), 'asset_not_object', '/assets/B02'],
    'with a file without an address': [withAsset({}), 'href_missing', '/assets/B02/href'],
    'with an empty address': [withAsset({ href: '' }), 'href_empty', '/assets/B02/href'],
    'with a numeric address': [withAsset({ href: 1 }), 'href_not_text', '/assets/B02/href'],
    'with a javascript: file': [withAsset({ href: 'JavaScript:alert(1)' }), 'href_scheme', '/assets/B02/href'],
    'with a javascript: file behind a tab': [
      withAsset({ href: 'java\tscript:alert(1)' }),
      'href_blank',
      '/assets/B02/href',
    ],
    'with a javascript: file behind a blank': [
      withAsset({ href: ' javascript:alert(1)' }),
      'href_blank',
      '/assets/B02/href',
    ],
    'with a data: file': [withAsset({ href: 'data:text/html,x' }), 'href_scheme', '/assets/B02/href'],
    'with a file: file': [withAsset({ href: 'file:///etc/passwd' }), 'href_scheme', '/assets/B02/href'],
    'with an address of 10 kB': [withAsset({ href: 'x'.repeat(10_000) }), 'href_too_long', '/assets/B02/href'],
    'with "/" in the key of a file': [withAsset({ href: 'x' }, 'a/b~c'), 'asset_key_slash', '/assets/a~1b~0c'],
    'with an empty key of a file': [withAsset({ href: 'x' }, ''), 'asset_key_empty', '/assets/'],
    'with a numeric media type': [withAsset({ href: 'x', type: 1 }), 'asset_type', '/assets/B02/type'],
    'with roles in text': [withAsset({ href: 'x', roles: 'data' }), 'asset_roles', '/assets/B02/roles'],
    'with a negative size': [withAsset({ href: 'x', 'file:size': -1 }), 'file_size', '/assets/B02/file:size'],
    'with half a byte': [withAsset({ href: 'x', 'file:size': 1.5 }), 'file_size', '/assets/B02/file:size'],
    'with an md5 that is no multihash': [
      withAsset({ href: 'x', 'file:checksum': 'd41d8cd98f00b204e9800998ecf8427e' }),
      'file_checksum',
      '/assets/B02/file:checksum',
    ],
    'with 1,001 files': [
      item({ assets: Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`a${index}`, { href: 'x' }])) }),
      'assets_too_many',
      '/assets',
    ],
    'with links in an object': [item({ links: {} }), 'links_not_array', '/links'],
    'with 10,000 links': [
      item({ links: Array.from({ length: 10_000 }, () => ({ rel: 'item', href: 'x' })) }),
      'links_too_many',
      '/links',
    ],
    'with a link without relation': [item({ links: [{ href: 'x' }] }), 'link_rel', '/links/0/rel'],
    'with a link that is text': [item({ links: ['x'] }), 'link_not_object', '/links/0'],
    'with a javascript: link': [
      item({ links: [{ rel: 'about', href: 'javascript:x' }] }),
      'href_scheme',
      '/links/0/href',
    ],
    'with __proto__': [proto(JSON.stringify(item())), 'key_forbidden', '/__proto__'],
    'with __proto__ in its properties': [
      item({ properties: proto(JSON.stringify(rightItem.properties)) }),
      'key_forbidden',
      '/properties/__proto__',
    ],
    'with a file called constructor': [withAsset({ href: 'x' }, 'constructor'), 'key_forbidden', '/assets/constructor'],
    'with prototype deep in a field': [item({ own: [{ prototype: 1 }] }), 'key_forbidden', '/own/0/prototype'],
    'with __proto__ beside its coordinates': [
      item({ geometry: proto('{"type":"Point","coordinates":[1,2]}') }),
      'key_forbidden',
      '/geometry/__proto__',
    ],
    'with properties nested 70 levels': [
      dated({ datetime: '2026-01-01T00:00:00Z', deep: nested(70) }),
      'nesting_too_deep',
      `/properties/deep${'/0'.repeat(63)}`,
    ],
    'with NUL in a title': [
      dated({ datetime: '2026-01-01T00:00:00Z', title: 'a\0' }),
      'text_invalid',
      '/properties/title',
    ],
    'with half a character in a title': [
      dated({ datetime: '2026-01-01T00:00:00Z', title: 'a\udc00' }),
      'text_invalid',
      '/properties/title',
    ],
    'with NUL in the name of a field': [
      dated({ datetime: '2026-01-01T00:00:00Z', 'a\0': 1 }),
      'text_invalid',
      '/properties/a\ufffd',
    ],
  };

  test.each(Object.entries(cases))('%s', (_, [value, code, pointer]) => {
    const denial = denied(value);
    expect([denial.code, denial.pointer]).toEqual([code, pointer]);
    expect(denial.reason).toMatch(/^Cannot .*[^.]$/);
    expect(denial.hint).toBeTruthy();
  });

  test('under its id, as far as it can be shown and stored', () => {
    expect(denied(item({ id: 12 })).id).toBeNull();
    expect(denied(item({ id: 'a/b' })).id).toBe('a/b');
    expect(denied(item({ id: 'a\0\ud800' })).id).toBe('a\ufffd\ufffd');
    expect(denied(item({ id: 'x'.repeat(10_000) })).id).toHaveLength(300);
    expect(denied(item({ bbox: 1 })).id).toBe(rightItem.id);
  });

  test('without touching the prototype of anything', () => {
    denied(proto(JSON.stringify(item())));
    expect(({} as Document).polluted).toBeUndefined();
  });

  test('for the first fault only, in short words, whatever is in it', () => {
    const huge = 'x'.repeat(1_000_000);
    for (const value of [
      item({ id: huge }),
      item({ type: huge }),
      dated({ datetime: huge }),
      withAsset({ href: huge }),
    ]) {
      const { id: _id, ...told } = denied(value);
      expect(JSON.stringify(told).length).toBeLessThan(1_000);
    }
  });

  test('or taken, but never thrown at', () => {
    const value = fc.jsonValue();
    const keys = fc.constantFrom(
      'type',
      'id',
      'collection',
      'geometry',
      'bbox',
      'properties',
      'assets',
      'links',
      'stac_version',
    );
    fc.assert(fc.property(keys, value, (key, replaced) => void checkItem(item({ [key]: replaced }))));
    fc.assert(fc.property(fc.object(), (replaced) => void checkItem(item({ properties: replaced, assets: replaced }))));
    fc.assert(fc.property(value, (any) => void checkItem(any)));
  });

  test('with text that any database can store', () => {
    const raw = fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udc00', 'a', '/', '\n', '\u009f') });
    fc.assert(
      fc.property(raw, raw, (id, key) => {
        const check = checkItem(item({ id, properties: { [key]: key }, assets: { [key]: { href: key } } }));
        if (check.ok) return;
        const told = JSON.stringify(check.denial);
        expect(told).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
    );
  });
});
