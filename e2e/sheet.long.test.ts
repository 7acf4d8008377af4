import { describe, expect } from 'vitest';
import { allCells, faultsOf } from './sheet.ts';
import { test } from './sheet-stage.ts';

describe.concurrent('the whole sheet', () => {
  test.for(allCells())(
    '$screen is as it should be: $state, $width px, $theme, $language',
    async (cell, { archives, stage }) => {
      expect(await faultsOf(stage, archives, cell)).toEqual([]);
    },
  );
});
