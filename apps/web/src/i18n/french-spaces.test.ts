import { expect, test } from 'vitest';
import { holdFrenchSpaces } from './french-spaces.ts';

test('no line ends before French punctuation, nor inside of its quotes', () => {
  const texts = { ask: 'Supprimer « {{name}} » ?', parts: ['Ici : là', 'Authorization: Bearer'] };
  expect(holdFrenchSpaces(texts)).toEqual({
    ask: 'Supprimer «\u00a0{{name}}\u00a0»\u00a0?',
    parts: ['Ici\u00a0: là', 'Authorization: Bearer'],
  });
});
