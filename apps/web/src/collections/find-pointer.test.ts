import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPointer } from './find-pointer.ts';

const text = '{\n "a": [1, {"b\\"c": "x, }"}],\n "d/e": true\n}';
const at = (pointer: string) => {
  const span = findPointer(text, pointer);
  return span && text.slice(span.start, span.end);
};

test('a pointer leads to its value', () => {
  expect(at('/a/0')).toBe('1');
  expect(at('/a/1/b"c')).toBe('"x, }"');
  expect(at('/d~1e')).toBe('true');
  expect(at('')).toBe(text);
});

test('what is missing is shown at what should hold it', () => {
  expect(at('/z')).toBe('{');
  expect(at('/a/7')).toBe('[');
  expect(at('/a/0/deeper')).toBeUndefined();
});

test('any value of any document is found', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.boolean(), (document, spaced) => {
      const json = JSON.stringify(document, undefined, spaced ? 2 : undefined);
      for (const [key, value] of Object.entries(document)) {
        const span = findPointer(json, `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
        expect(JSON.parse(json.slice(span?.start, span?.end))).toEqual(JSON.parse(JSON.stringify(value)));
      }
    }),
  );
});
