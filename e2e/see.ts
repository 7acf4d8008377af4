import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A list by its title: the table or, on a phone, the cards. */
export function listOf(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** The rows of a list, without its head. */
export function rowsOf(list: Locator): Locator {
  return list.locator('[role="row"][data-index]');
}

/** The row whose text has these words. */
export function rowOf(list: Locator, words: string | RegExp): Locator {
  return rowsOf(list).filter({ hasText: words });
}

/** What the first column of each row says, from top to bottom. */
export async function namesIn(list: Locator): Promise<string[]> {
  const rows = await rowsOf(list).evaluateAll((found) =>
    found.map((row) => ({
      at: Number(row.getAttribute('data-index')),
      name: row.querySelector('a')?.textContent ?? '',
    })),
  );
  return rows.sort((a, b) => a.at - b.at).map(({ name }) => name);
}

/** Waits until a list has exactly these names, in this order. */
export async function expectNames(list: Locator, names: readonly string[]): Promise<void> {
  await expect.poll(() => namesIn(list)).toEqual(names);
}

/** Waits until a locator says exactly this. */
export async function expectText(locator: Locator, text: string): Promise<void> {
  await expect.poll(async () => plain(await locator.innerText())).toBe(text);
}

/** Waits until something of that text is seen. */
export async function sees(page: Page | Locator, text: string | RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Waits until the address holds this. */
export async function expectAddress(page: Page, part: string | RegExp): Promise<void> {
  await page.waitForURL((url) => {
    const address = decodeURIComponent(url.pathname + url.search);
    return typeof part === 'string' ? address.includes(part) : part.test(address);
  });
}

/** The whole text, not a part of it. */
export function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

function plain(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
}
