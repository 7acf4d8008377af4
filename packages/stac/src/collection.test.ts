import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCollection } from './collection.ts';

type Document = Record<string, unknown>;

const extent = {
  spatial: { bbox: [[-180, -90, 180, 90]] },
  temporal: { interval: [['2020-01-01T00:00:00Z', null]] },
};
const right: Document = {
  type: 'Collection',
  stac_version: '1.1.0',
  id: 'sentinel-2',
  description: 'Optical images',
  license: 'other',
  extent,
  links: [],
};

function faultsOf(changes: Document): [string, string][] {
  const check = checkCollection({ ...right, ...changes });
  return check.ok ? [] : check.faults.map((fault) => [fault.pointer, fault.code]);
}

describe('a collection that is right', () => {
  test('is seen by everybody and has no model, unless it says so', () => {
    expect(checkCollection(right)).toEqual({
      ok: true,
      collection: {
        id: 'sentinel-2',
        title: 'sentinel-2',
        description: 'Optical images',
        visibility: 'public',
        model: null,
        document: right,
      },
    });
  });

  test('leaves the two fields of ours out of its document', () => {
    const model = { type: 'object', required: ['gsd'] };
    const check = checkCollection({
      ...right,
      title: 'S2',
      'belvedere:model': model,
      'belvedere:visibility': 'groups',
    });
    expect(check.ok && check.collection).toEqual({
      id: 'sentinel-2',
      title: 'S2',
      description: 'Optical images',
      visibility: 'groups',
      model,
      document: { ...right, title: 'S2' },
    });
  });

  test.each([
    ['without links', { links: undefined }],
    ['with a null model', { 'belvedere:model': null }],
    ['over all times', { extent: { ...extent, temporal: { interval: [[null, null]] } } }],
    [
      'with heights and several boxes',
      {
        extent: {
          ...extent,
          spatial: {
            bbox: [
              [0, 0, 0, 1, 1, 1],
              [170, 0, -170, 1],
            ],
          },
        },
      },
    ],
    ['of a beta, which had no type', { type: undefined, stac_version: '1.0.0-beta.2' }],
  ])('%s', (_, changes) => {
    expect(faultsOf(changes)).toEqual([]);
  });
});

describe('a collection is refused', () => {
  test.each([
    ['of another type', { type: 'Catalog' }, '/type', 'collection_type'],
    ['of STAC 0.9', { stac_version: '0.9.0' }, '/stac_version', 'stac_version_unknown'],
    ['with "/" in its id', { id: 'a/b' }, '/id', 'id_slash'],
    ['with a numeric title', { title: 1 }, '/title', 'field_not_text'],
    ['without a description', { description: undefined }, '/description', 'field_missing'],
    ['with a blank description', { description: ' ' }, '/description', 'field_not_text'],
    ['without a license', { license: undefined }, '/license', 'field_missing'],
    ['without an extent', { extent: undefined }, '/extent', 'extent_missing'],
    ['without a box', { extent: { ...extent, spatial: { bbox: [] } } }, '/extent/spatial/bbox', 'extent_missing'],
    ['without a spatial extent', { extent: { temporal: extent.temporal } }, '/extent/spatial', 'extent_missing'],
    [
      'with a box upside down',
      { extent: { ...extent, spatial: { bbox: [[0, 1, 1, 0]] } } },
      '/extent/spatial/bbox/0',
      'bbox_order',
    ],
    [
      'with a time of one end',
      { extent: { ...extent, temporal: { interval: [[null]] } } },
      '/extent/temporal/interval/0',
      'interval_size',
    ],
    [
      'with a date only',
      { extent: { ...extent, temporal: { interval: [['2020-01-01', null]] } } },
      '/extent/temporal/interval/0/0',
      'datetime_invalid',
    ],
    [
      'that ends before it starts',
      { extent: { ...extent, temporal: { interval: [['2020-01-02T00:00:00Z', '2020-01-01T00:00:00Z']] } } },
      '/extent/temporal/interval/0',
      'datetime_reversed',
    ],
    ['with keywords in one text', { keywords: 'a, b' }, '/keywords', 'keywords_not_texts'],
    ['with a javascript: link', { links: [{ rel: 'license', href: 'javascript:x' }] }, '/links/0/href', 'href_scheme'],
    ['seen by nobody we know', { 'belvedere:visibility': 'friends' }, '/belvedere:visibility', 'visibility_unknown'],
    ['with a model in text', { 'belvedere:model': 'gsd' }, '/belvedere:model', 'model_not_object'],
    ['with NUL somewhere', { summaries: { a: ['\0'] } }, '/summaries/a/0', 'text_invalid'],
  ])('%s', (_, changes, pointer, code) => {
    expect(faultsOf(changes)).toEqual([[pointer, code]]);
  });

  test('with all its faults at once', () => {
    expect(
      faultsOf({ id: undefined, license: 1, extent: {}, 'belvedere:visibility': 'x' }).map(([pointer]) => pointer),
    ).toEqual(['/id', '/license', '/extent/spatial', '/extent/temporal', '/belvedere:visibility']);
    expect(checkCollection([])).toMatchObject({ ok: false, faults: [{ code: 'collection_not_object', pointer: '' }] });
  });

  test('or taken, but never thrown at', () => {
    const key = fc.constantFrom(...Object.keys(right), 'keywords', 'belvedere:model', 'belvedere:visibility');
    fc.assert(fc.property(key, fc.jsonValue(), (name, value) => void checkCollection({ ...right, [name]: value })));
  });
});
