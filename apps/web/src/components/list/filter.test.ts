import { expect, test } from 'vitest';
import { type Filter, filterValues, wordOfFilter } from './filter.ts';

const state: Filter = {
  kind: 'choice',
  name: 'state',
  label: 'State',
  many: true,
  options: [
    { value: 'error', label: 'Error' },
    { value: 'done', label: 'Done' },
  ],
};
const session: Filter = { kind: 'given', name: 'session', label: 'Session', word: (id) => `no. ${id}` };

test('two lists of one page read their own parameters', () => {
  const search = { 'sources.state': 'error', state: ['done', 'error'], other: 'x' };
  expect(filterValues([state], search, 'sources.')).toEqual({ state: 'error' });
  expect(filterValues([state, session], search, '')).toEqual({ state: ['done', 'error'] });
});

test('a chip tells values in words, and a value that has none as it is', () => {
  expect(wordOfFilter(state, ['error', 'done', 'lost'])).toBe('Error, Done, lost');
  expect(wordOfFilter(session, '12')).toBe('no. 12');
});
