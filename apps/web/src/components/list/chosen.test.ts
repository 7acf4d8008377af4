import { expect, test } from 'vitest';
import { chosenCount, include, isChosen, narrowSearch, noneChosen, selectionOf, toggle } from './chosen.ts';

test('rows are taken in and out one by one', () => {
  const chosen = toggle(toggle(toggle(noneChosen, 1), 2), 1);
  expect([isChosen(chosen, 1), isChosen(chosen, 2), chosenCount(chosen, 100)]).toEqual([false, true, 1]);
  expect(selectionOf(chosen, { state: 'error' })).toEqual({ include: [2] });
});

test('of all that match, some may be taken out and back in', () => {
  const all = { kind: 'all', except: new Set<number>() } as const;
  const chosen = include(toggle(toggle(all, 3), 4), [4]);
  expect([isChosen(chosen, 3), isChosen(chosen, 4), chosenCount(chosen, 12_345)]).toEqual([false, true, 12_344]);
  expect(selectionOf(chosen, { state: 'error' })).toEqual({ search: { state: 'error' }, exclude: [3] });
});

test('an action narrows the filters of the list, and never widens them', () => {
  expect(narrowSearch({ source: 'a' }, { state: ['error', 'aborted'] })).toEqual({
    source: 'a',
    state: ['error', 'aborted'],
  });
  expect(narrowSearch({ state: ['error', 'done'] }, { state: ['error', 'aborted'] })).toEqual({ state: 'error' });
  expect(narrowSearch({ state: 'done' }, { state: ['error', 'aborted'] })).toBeUndefined();
});
