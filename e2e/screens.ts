import type { Page } from 'playwright-core';
import type { Reader } from './archive.ts';
import { asLines, newScene, newUndatedScene } from './scene.ts';
import type { SheetArchive } from './sheet-archives.ts';

export const sheetStates = ['empty', 'loading', 'failing', 'one', 'many'] as const;
export type SheetState = (typeof sheetStates)[number];

/** A screen of the sheet: where it is, in which states it can be, and what tells that it has been drawn. */
export interface Screen {
  readonly path: (place: SheetArchive) => string;
  readonly states: readonly SheetState[];
  readonly as?: Reader;
  /** What is there once it is drawn with its rows, whatever the language. */
  readonly drawn: string;
  /** The same in a state of its own. */
  readonly drawnIn?: Partial<Record<SheetState, string>>;
  /** Its own calls, held back while it loads and refused when it fails: those of the project unless told otherwise. */
  readonly calls?: RegExp;
  /** What is done on it before one looks. */
  readonly act?: (page: Page) => Promise<void>;
}

const everyState = sheetStates;
const row = '[role="row"][data-index]';
const empty = '[class*="_empty_"]';

export const screens = {
  projects: {
    path: () => '/',
    states: ['loading', 'failing', 'one'],
    drawn: 'main li',
    calls: /\/api\/projects$/,
  },
  account: {
    path: () => '/account',
    states: ['empty', 'loading', 'failing', 'one'],
    drawn: 'main table tbody tr',
    drawnIn: { empty: 'main form' },
    calls: /\/api\/me\/tokens$/,
  },
  'help-acquisition': help('acquisition-chain'),
  'help-ingestion': help('ingestion-chain'),
  'help-features': help('feature-manager'),
  'help-crawling': help('crawl-datasources'),
  'set-up': { path: () => '/setup?code=unknown', states: ['one'], as: 'nobody', drawn: 'main a, main form' },
  'sign-in': { path: () => '/login', states: ['one'], as: 'nobody', drawn: 'form' },
  register: { path: ({ archive }) => `/register/${archive.slug}`, states: ['one'], as: 'nobody', drawn: 'form' },
  link: {
    path: ({ link }) => link,
    states: ['loading', 'failing', 'one'],
    as: 'nobody',
    drawn: 'form',
    calls: /\/api\/auth\/links\//,
  },
  nowhere: { path: ({ archive }) => archive.admin('nowhere'), states: ['one'], drawn: empty },
  board: {
    path: ({ archive }) => archive.admin('add-data'),
    states: everyState,
    drawn: 'section h2',
    drawnIn: { empty: 'section h2' },
  },
  dashboard: {
    path: ({ archive }) => archive.admin('add-data/dashboard'),
    states: everyState,
    drawn: `[data-pane] ${row}`,
  },
  session: {
    path: ({ archive, session }) => archive.admin(`add-data/dashboard?session=${session}`),
    states: ['loading', 'failing', 'one', 'many'],
    drawn: 'dl dd',
  },
  requests: { path: ({ archive }) => archive.admin('add-data/requests'), states: everyState, drawn: row },
  'request-filters': {
    path: ({ archive }) => archive.admin('add-data/requests?state=error&state=done'),
    states: ['one'],
    drawn: row,
    act: async (page) => {
      await page.getByRole('button', { name: /^(Filters?|Filtrer|Filtres)$/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  request: {
    path: ({ archive, request }) => archive.admin(`add-data/requests/${request}`),
    states: ['loading', 'failing', 'one', 'many'],
    drawn: 'aside dl',
  },
  products: { path: ({ archive }) => archive.admin('add-data/products'), states: everyState, drawn: row },
  product: {
    path: ({ archive, item }) => archive.admin(`add-data/products/scenes/${item}`),
    states: ['loading', 'failing', 'one', 'many'],
    drawn: 'aside li',
  },
  'delete-products': {
    path: ({ archive, item }) => archive.admin(`add-data/products/scenes/${item}`),
    states: ['one'],
    drawn: 'aside li',
    act: async (page) => {
      await page.locator('aside header button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  submit: {
    path: ({ archive }) => archive.admin('add-data/submit'),
    states: ['empty', 'one'],
    drawn: 'form textarea',
    drawnIn: { empty },
    act: async (page) => {
      await page.locator('textarea').fill(asLines([newScene('right-1'), newUndatedScene('undated-1')]));
      await page.locator('ol li').first().waitFor();
    },
  },
  users: { path: ({ archive }) => archive.admin('users'), states: ['loading', 'failing', 'one', 'many'], drawn: row },
  user: {
    path: ({ archive }) => archive.admin('users'),
    states: ['one'],
    drawn: row,
    act: async (page) => {
      await page.locator(row).last().click();
      await page.locator('aside dl').waitFor();
    },
  },
  invite: {
    path: ({ archive }) => archive.admin('users?invite=1'),
    states: ['one'],
    drawn: '[role="dialog"] form',
  },
  collections: {
    path: ({ archive }) => archive.admin('collections'),
    states: ['empty', 'loading', 'failing', 'one', 'many'],
    drawn: row,
  },
  'new-collection': { path: ({ archive }) => archive.admin('collections/new'), states: ['one'], drawn: 'form' },
  collection: {
    path: ({ archive }) => archive.admin('collections/edit/scenes'),
    states: ['loading', 'failing', 'one'],
    drawn: 'form',
  },
  settings: { path: ({ archive }) => archive.admin('settings'), states: ['one'], drawn: 'form' },
  catalogue: { path: ({ archive }) => archive.user(), states: everyState, drawn: '[data-at]' },
  'catalogue-map': {
    path: ({ archive }) => archive.user('?fold=list'),
    states: ['empty', 'one', 'many'],
    drawn: 'canvas',
    drawnIn: { empty: 'canvas' },
  },
  item: {
    path: ({ archive, item }) => archive.user(`/items/scenes/${item}`),
    states: ['loading', 'failing', 'one'],
    drawn: 'main h2',
  },
  'item-panel': {
    path: ({ archive }) => archive.user(),
    states: ['one'],
    drawn: '[data-at]',
    act: async (page) => {
      await page.locator('[data-at] a').first().click();
      await page.locator('aside h2[title]').waitFor();
    },
  },
  palette: {
    path: ({ archive }) => archive.admin('add-data/dashboard'),
    states: ['one', 'many'],
    drawn: `[data-pane] ${row}`,
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('o');
      await page.getByRole('option').first().waitFor();
    },
  },
} as const satisfies Record<string, Screen>;

export type ScreenName = keyof typeof screens;

function help(topic: string): Screen {
  return {
    path: ({ archive }) => `/help/${topic}?project=${archive.slug}`,
    states: ['one'],
    drawn: 'main h2',
  };
}
