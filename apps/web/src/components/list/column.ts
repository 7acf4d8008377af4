import type { ReactNode } from 'react';

/** A column of a list, in words already. */
export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Least width in px; `grow` shares out the room that is left. */
  readonly width: number;
  readonly grow?: number;
  /** Figures stand at the right. */
  readonly align?: 'end';
  /** The server's name to sort by, and which way a first click sorts. */
  readonly sort?: string;
  readonly first?: 'ascending' | 'descending';
  /** The column that names the row: it is the link to it, and cannot be hidden. */
  readonly main?: true;
  /** Shown only when the reader chooses it. */
  readonly hidden?: true;
  /** Its place in the card of a phone: beside the name, or as a labelled line below; without it, left out. */
  readonly card?: 'state' | 'line';
}

/** What a reader did to the columns of a list; kept for him. */
export interface ColumnChoice {
  readonly order: readonly string[];
  readonly visible: Readonly<Record<string, boolean>>;
  readonly sizes: Readonly<Record<string, number>>;
  readonly pinned: readonly string[];
}

export const noChoice: ColumnChoice = { order: [], visible: {}, sizes: {}, pinned: [] };

/** A kept choice, whatever an older page or another hand wrote there. */
export function readColumnChoice(value: unknown): ColumnChoice | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { order, visible, sizes, pinned } = value as Partial<Record<keyof ColumnChoice, unknown>>;
  return {
    order: textsOf(order),
    visible: valuesOf(visible, (one) => typeof one === 'boolean'),
    sizes: valuesOf(sizes, (one) => typeof one === 'number' && one >= 40 && one <= 2_000),
    pinned: textsOf(pinned),
  };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function valuesOf<T>(value: unknown, fits: (one: unknown) => boolean): Record<string, T> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, one]) => fits(one))) as Record<string, T>;
}
