import type { jumpKinds } from '@belvedere/contract/live.ts';
import type { LinkProps } from '@tanstack/react-router';
import type { IconName } from '../components/icon-paths.ts';

/** One thing that the palette offers: a place to go, or something to do. */
export interface PaletteEntry {
  readonly key: string;
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
  readonly state?: { readonly running: number; readonly waiting: number; readonly errors: number };
  readonly to?: LinkProps;
  readonly run?: () => void;
}

export interface PaletteSection {
  readonly id: JumpKind | 'pages' | 'do';
  readonly total: number;
  readonly exact: boolean;
  readonly entries: readonly PaletteEntry[];
}

export type JumpKind = (typeof jumpKinds)[number];

/** `@ # >` narrow what is searched. */
export type Narrowing = 'all' | 'users' | 'products' | 'do';

export function readPaletteQuery(typed: string): { readonly narrowing: Narrowing; readonly query: string } {
  const narrowing = ({ '@': 'users', '#': 'products', '>': 'do' } as const)[typed[0] ?? ''];
  if (narrowing === undefined) return { narrowing: 'all', query: typed.trim() };
  return { narrowing, query: typed.slice(1).trim() };
}

/** Each word of the query is somewhere in the text, whatever its case. */
export function matchesQuery(text: string, query: string): boolean {
  const folded = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** A text cut around what matched, so that it can be underlined. */
export function partsOf(text: string, query: string): readonly { readonly text: string; readonly matched: boolean }[] {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return [{ text, matched: false }];
  return [
    { text: text.slice(0, at), matched: false },
    { text: text.slice(at, at + query.length), matched: true },
    { text: text.slice(at + query.length), matched: false },
  ].filter((part) => part.text !== '');
}
