import { expect, test } from 'vitest';
import { firstDraft, readDraft } from './collection-draft.ts';

const draft = firstDraft('2026-11-20');

test('the draft that one begins with is right', () => {
  const { body, faults } = readDraft(draft);
  expect(faults).toEqual([]);
  expect(body).toMatchObject({ id: 'my-collection', 'belvedere:visibility': 'public', 'belvedere:model': null });
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
