import type { Matched, Page } from '@belvedere/contract/lists.ts';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from './database.ts';
import { AppError } from './errors.ts';

/** Something rows are ordered by. It is never null: a nullable column is coalesced by whoever names it here. */
export interface SortKey {
  readonly expression: RawBuilder<unknown>;
  /** The type that the cursor's text is cast back to: `text`, `bigint`, `timestamptz`. */
  readonly type: 'text' | 'bigint' | 'integer' | 'timestamptz';
}

export interface PageQuery {
  /** A name of `sorts`, `-` before it for descending. */
  readonly sort: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface PagedSource {
  readonly columns: RawBuilder<unknown>;
  /** `from … where …`: always with a `where`, so that the cursor's condition follows with `and`. */
  readonly from: RawBuilder<unknown>;
  readonly sorts: Readonly<Record<string, SortKey>>;
  /** Makes the order total. */
  readonly tie: SortKey;
}

/** Rows are counted one by one up to here; above, the planner's estimate is told as one. */
export const countedExactly = 10_000;

/** One keyset page: the hundredth costs what the first does. */
export async function readPage<Row>(db: Db | Tx, source: PagedSource, query: PageQuery): Promise<Page<Row>> {
  const { name, descending } = sortOf(query.sort, Object.keys(source.sorts));
  const key = source.sorts[name] as SortKey;
  const direction = descending ? sql`desc` : sql`asc`;
  const after =
    query.cursor === undefined
      ? sql``
      : conditionAfter(readCursor(query.cursor, query.sort), key, source.tie, descending);
  const rows = await findKeyed<Row>(
    db,
    sql`
    select ${source.columns}, (${key.expression})::text as "sortKey", (${source.tie.expression})::text as "tieKey"
    ${source.from} ${after}
    order by ${key.expression} ${direction}, ${source.tie.expression} ${direction}
    limit ${query.limit + 1}`,
    query.cursor,
  );
  // A first page that is not full is the whole list: what matches rarely is searched for once, not twice.
  const whole = query.cursor === undefined && rows.length <= query.limit;
  const matched = whole ? { count: rows.length, exact: true } : await countMatched(db, source.from);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  const next = last === undefined ? null : writeCursor([query.sort, last.sortKey, last.tieKey]);
  return { items: items.map(withoutKeys), next, matched };
}

async function findKeyed<Row>(
  db: Db | Tx,
  statement: RawBuilder<unknown>,
  cursor: string | undefined,
): Promise<(Row & Keyed)[]> {
  try {
    return (await (statement as RawBuilder<Row & Keyed>).execute(db)).rows;
  } catch (error) {
    // Somebody else wrote the cursor.
    if (cursor !== undefined && isDataException(error)) throw cursorInvalid(error);
    throw error;
  }
}

/** Class 22 of PostgreSQL's codes: a text that is not of its type. */
function isDataException(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^22/.test(String(error.code));
}

interface Keyed {
  readonly sortKey: string;
  readonly tieKey: string;
}

function withoutKeys<Row>({ sortKey: _, tieKey: __, ...row }: Row & Keyed): Row {
  return row as Row;
}

/** Splits `-name`; a name that is not in the list is refused with the names that are. */
export function sortOf(sort: string, names: readonly string[]): { name: string; descending: boolean } {
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  if (!names.includes(name)) {
    throw new AppError(400, 'sort_unknown', `Cannot sort by "${name}"`, {
      hint: `Sort by one of ${names.join(', ')}`,
      values: { name },
    });
  }
  return { name, descending };
}

function conditionAfter(
  [, key, tie]: Cursor,
  sort: SortKey,
  tieKey: SortKey,
  descending: boolean,
): RawBuilder<unknown> {
  const beyond = descending ? sql`<` : sql`>`;
  return sql`and (${sort.expression}, ${tieKey.expression}) ${beyond} (${key}::text::${sql.raw(sort.type)}, ${tie}::text::${sql.raw(tieKey.type)})`;
}

const cursorSchema = z.tuple([z.string(), z.string(), z.string()]);
type Cursor = z.infer<typeof cursorSchema>;

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(text: string, sort: string): Cursor {
  const cursor = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!cursor.success || cursor.data[0] !== sort) {
    throw cursorInvalid(cursor.error);
  }
  return cursor.data;
}

function cursorInvalid(cause: unknown): AppError {
  return new AppError(400, 'cursor_invalid', 'Cannot read the cursor: it belongs to another list or order', {
    hint: 'Start again without a cursor',
    cause,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Exact up to `countedExactly`, else what the planner expects. */
export async function countMatched(db: Db | Tx, from: RawBuilder<unknown>): Promise<Matched> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 ${from} limit ${countedExactly + 1}) as matched`.execute(db);
  const count = rows[0]?.count ?? 0;
  if (count <= countedExactly) return { count, exact: true };
  return { count: Math.max(count, await estimateRows(db, from)), exact: false };
}

async function estimateRows(db: Db | Tx, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select 1 ${from}`.execute(db);
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
