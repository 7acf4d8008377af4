import { expect, test } from 'vitest';
import { csvField } from './csv.ts';

test('a field with a comma, a quote or a line end is quoted', () => {
  expect(csvField('a,"b"\n')).toBe('"a,""b""\n"');
});

test('a text that a spreadsheet would run is made text, a negative number stays one', () => {
  expect(csvField('=1+1')).toBe("'=1+1");
  expect(csvField(-3)).toBe('-3');
});
