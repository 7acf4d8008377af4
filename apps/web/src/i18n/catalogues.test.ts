import { expect, test } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { en } from './en/catalogues.ts';
import { fr } from './fr/catalogues.ts';

const english = sentencesOf(en);
const french = sentencesOf(fr);

test('French has every sentence of English, and none more than its plurals ask for', () => {
  const missing = [...english.keys()].filter((key) => !french.has(key));
  const extra = [...french.keys()].filter((key) => !english.has(key) && !english.has(key.replace(/_many$/, '_other')));
  expect({ missing, extra }).toEqual({ missing: [], extra: [] });
});

test('a sentence asks for the same values in both languages', () => {
  const differing = [...english].filter(([key, sentence]) => {
    const other = french.get(key);
    return other !== undefined && valuesIn(sentence).join() !== valuesIn(other).join();
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

test('a count that has words for one and for others has them for millions in French too', () => {
  const without = [...french.keys()].filter(
    (key) => key.endsWith('_other') && !french.has(key.replace(/_other$/, '_many')),
  );
  expect(without).toEqual([]);
});

test('what has nothing to say in one language has nothing to say in the other', () => {
  const empty = (sentences: Map<string, string>) =>
    [...sentences].filter(([, text]) => text === '').map(([key]) => key);
  expect(empty(french)).toEqual(empty(english));
});

function sentencesOf(catalogue: Catalogue, path = ''): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...sentencesOf(value, `${path}${key}.`)],
    ),
  );
}

function valuesIn(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name))].sort();
}
