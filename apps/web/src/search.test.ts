import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch, textOf } from './search.ts';

test('an address says plain text, several values as several parameters, and nothing that is empty', () => {
  expect(stringifySearch({ state: ['error', 'done'], name: 'a b&c', page: 2, none: undefined, empty: '' })).toBe(
    '?state=error&state=done&name=a+b%26c&page=2',
  );
  expect(stringifySearch({})).toBe('');
  expect(textOf(parseSearch('?state=error&state=done'), 'state')).toBe('error');
});

test('what is written is read again', () => {
  const values = fc.oneof(fc.string({ minLength: 1 }), fc.array(fc.string({ minLength: 1 }), { minLength: 2 }));
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
        values,
      ),
      (search) => {
        const wellFormed = JSON.parse(JSON.stringify(search).toWellFormed());
        expect({ ...parseSearch(stringifySearch(wellFormed)) }).toEqual({ ...wellFormed });
      },
    ),
  );
});
