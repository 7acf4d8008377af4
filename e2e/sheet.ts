import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '@belvedere/contract/languages.ts';
import type { Page, Route } from 'playwright-core';
import { openWindow } from './reader.ts';
import { type Screen, type ScreenName, type SheetState, screens } from './screens.ts';
import type { SheetArchives } from './sheet-archives.ts';
import { pictures, type Stage } from './stage.ts';

/** One picture of the sheet: a screen in a state, for a reader. */
export type Cell = {
  readonly screen: ScreenName;
  readonly state: SheetState;
  readonly width: 1440 | 390;
  readonly theme: 'light' | 'dark';
  readonly language: Language;
};

/** Every screen in each state that it can be in, for every reader. */
export function allCells(): Cell[] {
  return Object.entries(screens as Record<string, Screen>).flatMap(([screen, { states }]) =>
    states.flatMap((state) =>
      ([1440, 390] as const).flatMap((width) =>
        (['light', 'dark'] as const).flatMap((theme) =>
          (['en', 'fr'] as const).map((language) => ({ screen: screen as ScreenName, state, width, theme, language })),
        ),
      ),
    ),
  );
}

export function nameOf({ screen, state, width, theme, language }: Cell): string {
  return `${screen}-${state}-${width}-${theme}-${language}`;
}

/** What is wrong with a cell, in words; a cell that is as it should be has nothing. */
export async function faultsOf(stage: Stage, archives: SheetArchives, cell: Cell): Promise<string[]> {
  const screen: Screen = screens[cell.screen];
  const place = cell.state === 'empty' || cell.state === 'many' ? archives[cell.state] : archives.one;
  const expected = cell.state === 'failing' ? /status of 500/ : undefined;
  const token = await place.archive.tokenOf(screen.as ?? 'project_admin');
  const view = { language: cell.language, theme: cell.theme, width: cell.width, ...(expected ? { expected } : {}) };
  const { page, context, complaints } = await openWindow(stage.browser, stage.origin, token, view);
  try {
    await holdOrRefuse(page, cell.state, screen.calls ?? new RegExp(`/(api|stac)/${place.archive.slug}(?!/events)`));
    await page.goto(screen.path(place));
    await page.locator(drawnIn(screen, cell.state)).filter({ visible: true }).first().waitFor();
    if (cell.state === 'one' || cell.state === 'many') await screen.act?.(page);
    await settle(page);
    mkdirSync(`${pictures}sheet`, { recursive: true });
    await page.screenshot({ path: `${pictures}sheet/${nameOf(cell)}.png`, animations: 'disabled' });
    return [...(await overflows(page)), ...(await axe(page)), ...complaints];
  } finally {
    await context.close();
  }
}

function drawnIn({ drawn, drawnIn: own }: Screen, state: SheetState): string {
  const ordinary = { empty: '[class*="_empty_"]', loading: '[class*="_skeleton"]', failing: '[role="alert"]' } as const;
  return own?.[state] ?? (state === 'one' || state === 'many' ? drawn : ordinary[state]);
}

/** The line between page and server, as bad as the state asks for. */
async function holdOrRefuse(page: Page, state: SheetState, calls: RegExp): Promise<void> {
  if (state === 'loading') await page.route(calls, () => undefined);
  if (state === 'failing') await page.route(calls, refuse);
}

function refuse(route: Route): Promise<void> {
  const problem = { status: 500, code: 'internal', title: 'The server failed', hint: 'Try again', retriable: false };
  return route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) });
}

/** Fonts are there, pictures too, nothing moves and two frames were drawn. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    await document.fonts.ready;
    const pictures = [...document.images].filter((image) => !image.complete && image.loading !== 'lazy');
    await Promise.all(pictures.map((image) => image.decode().catch(() => undefined)));
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(moving.map((one) => one.finished.catch(() => undefined)));
    for (const _ of [1, 2]) await new Promise((resolve) => requestAnimationFrame(resolve));
  })()`);
}

/** The page is no wider than its window, and no control lies beyond its edge where nothing scrolls to it. */
async function overflows(page: Page): Promise<string[]> {
  const { shown, wide, lost } = (await page.evaluate(`(() => {
    const shown = document.documentElement.clientWidth;
    const scrolls = (one) => one !== null && (one.scrollWidth > one.clientWidth + 1
      && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    const controls = [...document.querySelectorAll('a, button, input, select, textarea')];
    const lost = controls.filter((one) => {
      const { left, right, width, height } = one.getBoundingClientRect();
      // What is only heard lies anywhere.
      return width > 1 && height > 1 && one.closest('.unseen') === null && one.checkVisibility({ visibilityProperty: true })
        && (right > shown + 1 || left < -1) && !scrolls(one.parentElement);
    });
    const told = lost.map((one) => one.outerHTML.slice(0, 160));
    return { shown, wide: document.documentElement.scrollWidth, lost: told };
  })()`)) as { shown: number; wide: number; lost: string[] };
  return [
    ...(wide > shown ? [`overflow: the page is ${wide} px wide in a window of ${shown}`] : []),
    ...lost.map((control) => `cut off: ${control} lies beyond the edge of the window`),
  ];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: string[]; readonly html: string; readonly failureSummary: string }[];
}

/** Violations of any impact, each with the first elements that it is about. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  )) as Violation[];
  return violations.map(({ id, impact, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, html, failureSummary }) => {
      const why = failureSummary.split('\n').slice(1, 2).join(' ').trim();
      return `\n    ${target.join(' ')} ${html.slice(0, 160)}\n      ${why}`;
    });
    return `axe ${id} (${impact}): ${help}, ${nodes.length} times${places.join('')}`;
  });
}
