import { describe, expect, test } from 'vitest';
import { mergePages } from './merge-pages.ts';

interface Row {
  readonly id: number;
  readonly figure: number;
}
const page = (ids: readonly number[], next: string | null, figure = 0) => ({
  items: ids.map((id): Row => ({ id, figure })),
  next,
  matched: { count: 100, exact: true },
});
const idOf = (row: Row) => row.id;
const idsOf = (pages: readonly { items: readonly Row[] }[]) => pages.map(({ items }) => items.map(idOf));

describe('mergePages', () => {
  const shown = [page([9, 8, 7], 'a'), page([6, 5, 4], 'b')];

  test('puts new figures into the rows that are there', () => {
    const merged = mergePages(shown, [{ at: 1, page: page([6, 5, 4], 'b', 3) }], idOf);
    expect(merged.pages[1]?.items.map(({ figure }) => figure)).toEqual([3, 3, 3]);
    expect([merged.fresh, merged.gone]).toEqual([[], []]);
  });

  test('tells rows that came without showing them, and does not take those they pushed away for gone', () => {
    const merged = mergePages(shown, [{ at: 0, page: page([11, 10, 9], 'a') }], idOf);
    expect(idsOf(merged.pages)).toEqual([
      [9, 8, 7],
      [6, 5, 4],
    ]);
    expect(merged.fresh).toEqual([11, 10]);
    expect(merged.gone).toEqual([]);
  });

  test('tells rows that left', () => {
    const merged = mergePages(shown, [{ at: 0, page: page([9, 7, 6], 'a') }], idOf);
    expect(merged.gone).toEqual([8]);
    expect(merged.fresh).toEqual([]);
  });

  test('of the last page, whatever is missing has left', () => {
    const merged = mergePages([page([3, 2, 1], null)], [{ at: 0, page: page([4, 3], null) }], idOf);
    expect([merged.fresh, merged.gone]).toEqual([[4], [2, 1]]);
  });
});
