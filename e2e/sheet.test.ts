import { describe, expect } from 'vitest';
import { pairwise } from './pairwise.ts';
import { allCells, faultsOf } from './sheet.ts';
import { test } from './sheet-stage.ts';

/** Each combination of two of screen, state, width, theme and language. All of them: `sheet.long.test.ts`. */
describe.concurrent('the sheet', () => {
  test.for(pairwise(allCells()))(
    '$screen is as it should be: $state, $width px, $theme, $language',
    async (cell, { archives, stage }) => {
      expect(await faultsOf(stage, archives, cell)).toEqual([]);
    },
  );
});
