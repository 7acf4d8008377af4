type Values = Readonly<Record<string, string | number>>;

/**
 * Cells that together hold each combination of two values that any of `cells` holds: the fewest that a greedy hand finds.
 * Of cells that are as good, the one whose values were taken least, so that none is only seen once.
 */
export function pairwise<T extends Values>(cells: readonly T[]): T[] {
  const left = new Set(cells.flatMap(pairsOf));
  const taken = new Map<string, number>();
  const chosen: T[] = [];
  while (left.size > 0) {
    const best = mostOf(cells, left, taken);
    chosen.push(best);
    for (const pair of pairsOf(best)) left.delete(pair);
    for (const value of valuesOf(best)) taken.set(value, (taken.get(value) ?? 0) + 1);
  }
  return chosen;
}

function mostOf<T extends Values>(
  cells: readonly T[],
  left: ReadonlySet<string>,
  taken: ReadonlyMap<string, number>,
): T {
  let best: { readonly cell: T; readonly count: number; readonly worn: number } | undefined;
  for (const cell of cells) {
    const count = pairsOf(cell).filter((pair) => left.has(pair)).length;
    const worn = valuesOf(cell).reduce((sum, value) => sum + (taken.get(value) ?? 0), 0);
    if (best === undefined || count > best.count || (count === best.count && worn < best.worn)) {
      best = { cell, count, worn };
    }
  }
  if (best === undefined) throw new Error('Cannot cover pairs: there is no cell');
  return best.cell;
}

function valuesOf(cell: Values): string[] {
  return Object.entries(cell).map(([name, value]) => `${name}=${value}`);
}

/** `width=390 theme=dark`, for every two of its values. */
function pairsOf(cell: Values): string[] {
  const values = valuesOf(cell);
  return values.flatMap((one, at) => values.slice(at + 1).map((other) => `${one} ${other}`));
}
