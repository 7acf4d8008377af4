import type { Locator, Page } from 'playwright-core';
import type { Archive } from './archive.ts';
import { exactly, listOf, rowOf, rowsOf } from './see.ts';
import type { Open } from './stage.ts';

/** The dashboard with its first rows. */
export async function openDashboard(open: Open, archive: Archive, search = ''): Promise<Page> {
  const page = await open(archive.admin(`add-data/dashboard${search}`), { archive });
  await rowsOf(listOf(page, 'Sources')).first().waitFor();
  return page;
}

/** A session opened by a click on its name. */
export async function openSession(open: Open, archive: Archive, name: string): Promise<Page> {
  const page = await openDashboard(open, archive);
  await rowOf(listOf(page, 'Sessions'), name).getByRole('link', { name }).click();
  await page.getByRole('region', { name: new RegExp(` / ${name}$`) }).waitFor();
  return page;
}

/** One step of the open session. */
export function stepOf(page: Page, step: 'Referencing' | 'Storage' | 'Diffusion' | 'Acquisition'): Locator {
  return page.getByRole('region', { name: step, exact: true });
}

/** The figure of a step by the box and the label of the manual: `figureOf(step, 'Requests', 'Errors')`. */
export function figureOf(step: Locator, group: string, label: string): Locator {
  const box = step.locator('div:has(> h4)').filter({ has: step.page().locator('h4', { hasText: exactly(group) }) });
  return box
    .locator('dl > div')
    .filter({ has: step.page().locator('dt', { hasText: exactly(label) }) })
    .locator('dd');
}
