import type { SheetArchives } from './sheet-archives.ts';
import { newSheetArchives } from './sheet-archives.ts';
import { test as base } from './stage.ts';

/** The three projects of the sheet, made once a file. */
export const test = base.extend<{ archives: SheetArchives }>({
  archives: [async ({ stage }, use) => use(await newSheetArchives(stage)), { scope: 'file' }],
});
