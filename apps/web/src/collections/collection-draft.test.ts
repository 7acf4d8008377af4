import { expect, test } from 'vitest';
import { firstDraft, readDraft } from './collection-draft.ts';

const draft = firstDraft('2026-11-20');

test('the draft that one begins with is right', () => {
  const { body, faults } = readDraft(draft);
  expect(faults).toEqual([]);
  expect(body).toMatchObject({ id: 'my-collection', 'belvedere:visibility': 'public', 'belvedere:model': null });
});

test('what a pasted document says of model and visibility is kept, unless the model has been written beside', () => {
  const document = JSON.stringify({
    ...(JSON.parse(draft.document) as object),
    'belvedere:model': { type: 'object' },
    'belvedere:visibility': 'registered',
  });
  const pasted = { 'belvedere:model': { type: 'object' }, 'belvedere:visibility': 'registered' };
  expect(readDraft({ ...draft, document }).body).toMatchObject(pasted);
  const beside = { type: 'object', required: ['gsd'] };
  expect(readDraft({ ...draft, document, model: JSON.stringify(beside) }).body).toMatchObject({
    'belvedere:model': beside,
  });
});

test('a list of plain values is written on one line, and says the same', () => {
  expect(draft.document).toContain('"bbox": [\n        [-180, -90, 180, 90]\n      ]');
  expect(JSON.parse(draft.document)).toMatchObject({
    extent: { temporal: { interval: [['2026-11-20T00:00:00Z', null]] } },
  });
});

test('what is not JSON is told, in the text where it is', () => {
  expect(readDraft({ ...draft, document: '{' }).faults).toMatchObject([{ part: 'document', code: 'not_json' }]);
  expect(readDraft({ ...draft, model: '{"a"' }).faults).toMatchObject([{ part: 'model', code: 'not_json' }]);
});

test('what STAC refuses is told by its pointer', () => {
  const document = draft.document.replace('"license": "other"', '"license": 3');
  expect(readDraft({ ...draft, document }).faults).toMatchObject([{ part: 'document', pointer: '/license' }]);
  expect(readDraft({ ...draft, document: '[]' }).faults).toMatchObject([
    { pointer: '', code: 'collection_not_object' },
  ]);
  expect(readDraft({ ...draft, model: '"gsd"' }).faults).toMatchObject([{ part: 'model', code: 'model_not_object' }]);
});
