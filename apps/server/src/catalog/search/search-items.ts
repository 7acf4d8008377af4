import type { Matched } from '@belvedere/contract/lists.ts';
import type { ItemSearch } from '@belvedere/stac/search.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type Sight, visibleItems } from '../visible-items.ts';
import { countItems } from './count-items.ts';
import { type FoundItem, findItems } from './find-items.ts';
import { filterOf, type SearchFilter } from './search-filter.ts';
import { readSearchToken, writeSearchToken } from './search-token.ts';
import { chooseWay, type SearchedCollections, type SearchWay } from './search-way.ts';

export interface ItemsPage {
  readonly items: FoundItem[];
  readonly matched: Matched;
  /** Token of the next page. */
  readonly next: string | undefined;
}

/** The one search behind STAC, page and jump: filter, rights, keyset page. */
export async function searchItems(db: Db, sight: Sight, search: ItemSearch): Promise<ItemsPage> {
  const after = search.token === undefined ? undefined : readSearchToken(search.token);
  const filter = filterOf(search);
  return inTransaction(db, async (tx) => {
    const searched = { sight, ids: await findSearchedCollections(tx, sight, search.collections) };
    const limit = boundedLimit(search.limit, searched);
    refuseTooManyIds(searched, filter);
    await planForSearch(tx);
    const way = await chooseWay(tx, searched, filter, limit);
    if (way.kind === 'text') await planForText(tx);
    const found = await findItems(tx, searched, filter, way, { after, limit });
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    const matched =
      after?.matched ?? (await matchedOf(tx, searched, filter, way, { items, isWhole: last === undefined }));
    return { items, matched, next: last && writeSearchToken({ ...last, matched }) };
  });
}

/**
 * A search goes by its indexes and by nothing else. The planner, left alone, reads the whole table or builds a bitmap of it where it
 * expects many matches, and compiles what takes a millisecond.
 */
async function planForSearch(tx: Tx): Promise<void> {
  await sql`
    select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
      set_config('jit', 'off', true), set_config('random_page_cost', '1', true),
      set_config('max_parallel_workers_per_gather', '0', true)`.execute(tx);
}

/** The index on texts can be read in no other way than by a bitmap. */
async function planForText(tx: Tx): Promise<void> {
  await sql`select set_config('enable_bitmapscan', 'on', true)`.execute(tx);
}

async function findSearchedCollections(
  tx: Tx,
  sight: Sight,
  asked: readonly string[] | undefined,
): Promise<readonly string[]> {
  const among = asked === undefined ? sql`true` : sql`collection.id = any(${asked}::text[])`;
  const { rows } = await sql<{ id: string }>`
    select collection.id from collection where ${visibleItems(sight, 'collection')} and ${among}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Rows that one page may read: each collection gives up to a page. A shorter page than asked for has a next one, as STAC allows. */
const mostRows = 500_000;

function boundedLimit(limit: number, { ids }: SearchedCollections): number {
  return Math.min(limit, Math.max(100, Math.floor(mostRows / Math.max(1, ids.length))));
}

/** Pairs of collection and id that are looked up one by one: about a second. */
const mostLookups = 500_000;

function refuseTooManyIds({ ids: collections }: SearchedCollections, { ids = [] }: SearchFilter): void {
  if (ids.length * collections.length <= mostLookups) return;
  const most = Math.floor(mostLookups / collections.length);
  const message = `Cannot search ${ids.length} ids in ${collections.length} collections: ${most} are the most`;
  const hint = 'Name the collections that the items are in, or ask for fewer ids at a time';
  throw new AppError(400, 'ids_too_many', message, {
    hint,
    errors: [{ pointer: '/ids', code: 'ids_too_many', message, hint }],
  });
}

interface FirstPage {
  readonly items: readonly FoundItem[];
  readonly isWhole: boolean;
}

/** A first page that holds everything has counted it. */
async function matchedOf(
  tx: Tx,
  searched: SearchedCollections,
  filter: SearchFilter,
  way: SearchWay,
  { items, isWhole }: FirstPage,
): Promise<Matched> {
  return isWhole ? { count: items.length, exact: true } : countItems(tx, searched, filter, way, items.length + 1);
}
