import type { Selection } from '@belvedere/contract/selection.ts';
import type { FilterValues } from './filter.ts';

export type RowId = string | number;

/** Rows chosen on a list: some of them, or all that match but a few. */
export type Chosen =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<RowId> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<RowId> };

export const noneChosen: Chosen = { kind: 'some', ids: new Set() };

export function isChosen(chosen: Chosen, id: RowId): boolean {
  return chosen.kind === 'some' ? chosen.ids.has(id) : !chosen.except.has(id);
}

/** Takes a row in or out. */
export function toggle(chosen: Chosen, id: RowId): Chosen {
  if (chosen.kind === 'some') return { kind: 'some', ids: flipped(chosen.ids, id) };
  return { kind: 'all', except: flipped(chosen.except, id) };
}

/** Takes rows in, whatever they were. */
export function include(chosen: Chosen, ids: readonly RowId[]): Chosen {
  if (chosen.kind === 'some') return { kind: 'some', ids: new Set([...chosen.ids, ...ids]) };
  const except = new Set(chosen.except);
  for (const id of ids) except.delete(id);
  return { kind: 'all', except };
}

/** How many are chosen, of so many that match. */
export function chosenCount(chosen: Chosen, matched: number): number {
  return chosen.kind === 'some' ? chosen.ids.size : Math.max(0, matched - chosen.except.size);
}

/** What a filter of the list and what an action is for have in common; nothing when they exclude each other. */
export function narrowSearch(search: FilterValues, where: FilterValues): FilterValues | undefined {
  const narrowed: Record<string, string | readonly string[]> = { ...search };
  for (const [name, wanted] of Object.entries(where)) {
    const present = search[name];
    const values = [wanted].flat().filter((value) => present === undefined || [present].flat().includes(value));
    if (values.length === 0) return undefined;
    narrowed[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return narrowed;
}

/** The selection that the server understands. */
export function selectionOf(chosen: Chosen, search: FilterValues): Selection {
  if (chosen.kind === 'some') return { include: [...chosen.ids] };
  return { search: { ...search }, ...(chosen.except.size > 0 ? { exclude: [...chosen.except] } : {}) };
}

function flipped(ids: ReadonlySet<RowId>, id: RowId): ReadonlySet<RowId> {
  const changed = new Set(ids);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}
