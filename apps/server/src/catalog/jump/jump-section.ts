import type { jumpKinds } from '@belvedere/contract/live.ts';
import type { AnyRole } from '@belvedere/contract/rights.ts';
import type { Db } from '../../platform/database.ts';
import type { Sight } from '../visible-items.ts';

export type JumpKind = (typeof jumpKinds)[number];

export interface JumpEntry {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly running?: number;
  readonly waiting?: number;
  readonly errors?: number;
  readonly source?: string;
  readonly collection?: string;
}

export interface JumpFound {
  readonly total: { readonly count: number; readonly exact: boolean };
  readonly entries: JumpEntry[];
}

/** One kind of thing that Ctrl K finds by a part of its name. */
export interface JumpSection {
  readonly kind: JumpKind;
  /** The least role that sees such things. */
  readonly least: AnyRole;
  find(db: Db, sight: Sight, q: string): Promise<JumpFound>;
}

/** Entries shown of a section, and how far its matches are counted. */
export const shownEntries = 5;
export const countedEntries = 1_000;

/** The text anywhere in a name, without regard to the case of ASCII letters. */
export function containing(q: string): string {
  return `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
