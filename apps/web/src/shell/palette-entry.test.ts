import { expect, test } from 'vitest';
import { matchesQuery, partsOf, readPaletteQuery } from './palette-entry.ts';

test('a sign before the query narrows it', () => {
  expect(readPaletteQuery('@ana ')).toEqual({ narrowing: 'users', query: 'ana' });
  expect(readPaletteQuery('# S2')).toEqual({ narrowing: 'products', query: 'S2' });
  expect(readPaletteQuery('>')).toEqual({ narrowing: 'do', query: '' });
  expect(readPaletteQuery(' garo')).toEqual({ narrowing: 'all', query: 'garo' });
});

test('every word must be there, whatever its case', () => {
  expect(matchesQuery('Create a project', 'PRO crea')).toBe(true);
  expect(matchesQuery('Create a project', 'pro delete')).toBe(false);
});

test('what matched is cut out of its text', () => {
  expect(partsOf('Garonne, autumn', 'garo')).toEqual([
    { text: 'Garo', matched: true },
    { text: 'nne, autumn', matched: false },
  ]);
  expect(partsOf('Adour', 'garo')).toEqual([{ text: 'Adour', matched: false }]);
});
