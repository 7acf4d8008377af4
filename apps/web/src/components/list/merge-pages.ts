import type { Matched, Page } from '@belvedere/contract/lists.ts';
import type { RowId } from './chosen.ts';

/** A page as it was read again, and where it lies. */
export interface ReadAgain<Row> {
  readonly at: number;
  readonly page: Page<Row>;
}

export interface Merged<Row> {
  readonly pages: Page<Row>[];
  /** Rows that nobody has shown yet: they are told, not put in between. */
  readonly fresh: RowId[];
  /** Rows that the list no longer holds. */
  readonly gone: RowId[];
  readonly matched: Matched | undefined;
}

/** Puts new figures into the rows that are shown, without moving one: what is being read stays where it is. */
export function mergePages<Row>(
  pages: readonly Page<Row>[],
  read: readonly ReadAgain<Row>[],
  idOf: (row: Row) => RowId,
): Merged<Row> {
  const now = new Map(read.flatMap(({ page }) => page.items.map((row) => [idOf(row), row] as const)));
  const shown = new Set(pages.flatMap((page) => page.items.map(idOf)));
  const merged = pages.map((page) => ({ ...page, items: page.items.map((row) => now.get(idOf(row)) ?? row) }));
  const gone = read.flatMap(({ at, page }) => {
    const before = pages[at]?.items ?? [];
    const missing = before.map(idOf).filter((id) => !now.has(id));
    // As many as came in were pushed over the page's end: they are still there, further down.
    const pushed = page.next === null ? 0 : page.items.filter((row) => !shown.has(idOf(row))).length;
    return missing.slice(0, Math.max(0, missing.length - pushed));
  });
  return {
    pages: merged,
    fresh: [...now.keys()].filter((id) => !shown.has(id)),
    gone,
    matched: read.at(-1)?.page.matched,
  };
}
