import { expect, test } from 'vitest';
import { readColumnChoice } from './column.ts';

test('a kept choice of columns is read whatever was written there', () => {
  expect(readColumnChoice(null)).toBeUndefined();
  expect(readColumnChoice('x')).toBeUndefined();
  expect(
    readColumnChoice({ order: ['a', 3], visible: { a: true, b: 'no' }, sizes: { a: 200, b: -4, c: 'x' } }),
  ).toEqual({
    order: ['a'],
    visible: { a: true },
    sizes: { a: 200 },
    pinned: [],
  });
});
