import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonMembers, withMembers } from './json-members.ts';

test('the members of any object are those that JSON.parse finds, in its order', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.boolean(), (object, pretty) => {
      const text = JSON.stringify(object, undefined, pretty ? 2 : 0);
      const found = jsonMembers(text).map(({ key, value }) => [key, JSON.parse(value)]);
      expect(found).toEqual(Object.entries(JSON.parse(text) as object));
    }),
  );
});

test('a replaced member stands once, however often and however escaped it was there before', () => {
  const text = String.raw`{ "a": 1, "lin\u006bs": [{"x": "}"}], "links" : "\"" , "z":{"links":[1]}}`;
  expect(JSON.parse(withMembers(text, { links: '[]', b: 'true' }))).toEqual({
    a: 1,
    z: { links: [1] },
    links: [],
    b: true,
  });
});

test('an empty object takes members, and braces or quotes in texts are text', () => {
  expect(withMembers('{ }', { links: '[]' })).toBe('{"links":[]}');
  expect(jsonMembers(String.raw`{"a":"}\\\"{","b":-1.5e3}`)).toEqual([
    { key: 'a', value: String.raw`"}\\\"{"` },
    { key: 'b', value: '-1.5e3' },
  ]);
});
