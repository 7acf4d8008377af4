import { expect, test } from 'vitest';
import { pairwise } from './pairwise.ts';

const all = ['a', 'b', 'c', 'd'].flatMap((screen) =>
  [1440, 390].flatMap((width) =>
    ['light', 'dark'].flatMap((theme) => ['en', 'fr'].map((language) => ({ screen, width, theme, language }))),
  ),
);

test('pairs hold every combination of two values, in far fewer cells than there are', () => {
  const chosen = pairwise(all);
  for (const [one, ones] of [
    ['screen', ['a', 'b', 'c', 'd']],
    ['width', [1440, 390]],
    ['theme', ['light', 'dark']],
  ] as const) {
    for (const [other, others] of [
      ['width', [1440, 390]],
      ['theme', ['light', 'dark']],
      ['language', ['en', 'fr']],
    ] as const) {
      if (one === other) continue;
      for (const first of ones) {
        for (const second of others) {
          const found = chosen.some((cell) => cell[one] === first && cell[other] === second);
          expect(found, `${one}=${first} with ${other}=${second}`).toBe(true);
        }
      }
    }
  }
  expect(chosen.length).toBeLessThan(all.length / 2);
});

test('pairs that no cell holds are not asked for', () => {
  const some = all.filter(({ screen, width }) => screen !== 'a' || width === 390);
  expect(pairwise(some).every((cell) => some.includes(cell))).toBe(true);
});
