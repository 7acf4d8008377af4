import { sql } from 'kysely';
import { searchName } from '../../sessions/search-name.ts';
import { searchItems } from '../search/search-items.ts';
import { visibleItems } from '../visible-items.ts';
import { findRows } from './find-rows.ts';
import { containing, countedEntries, type JumpSection, shownEntries } from './jump-section.ts';

const figures = sql`running, waiting, errors`;

const sources: JumpSection = {
  kind: 'sources',
  least: 'operator',
  find: (db, { projectId }, q) =>
    findRows(
      db,
      sql`id::text as id, name as title, '' as detail, ${figures}`,
      sql`from source where project_id = ${projectId} and search_name like ${containing(searchName(q))}`,
      sql`last_activity_at desc nulls last, id desc`,
    ),
};

const sessions: JumpSection = {
  kind: 'sessions',
  least: 'operator',
  find: (db, { projectId }, q) =>
    findRows(
      db,
      sql`id::text as id, name as title, source as detail, source, ${figures}`,
      sql`from session where project_id = ${projectId} and search_name like ${containing(searchName(q))}`,
      sql`last_activity_at desc nulls last, id desc`,
    ),
};

/** By the beginning of the item's id: versions have no index for more, and what the catalogue shows is found by any part as an item. */
const products: JumpSection = {
  kind: 'products',
  least: 'operator',
  find: (db, sight, q) =>
    findRows(
      db,
      sql`found.collection || '/' || found.item_id as id, found.item_id as title, found.collection as detail, found.collection`,
      sql`
        from collection
        cross join lateral (
          select aip.collection, aip.item_id
          from aip
          where aip.project_id = collection.project_id and aip.collection = collection.id
            and aip.item_id >= ${q} and aip.item_id < ${`${q}\u{10ffff}`}
          group by aip.collection, aip.item_id
          order by aip.item_id
          limit ${countedEntries + 1}
        ) as found
        where ${visibleItems(sight, 'collection')}`,
      sql`found.item_id, found.collection`,
    ),
};

/** The catalogue's own search: the same rights, the same text. */
const items: JumpSection = {
  kind: 'items',
  least: 'public',
  async find(db, sight, q) {
    const { items: found, matched } = await searchItems(db, sight, { q, limit: shownEntries });
    const entries = found.map(({ collection, id }) => ({
      id: `${collection}/${id}`,
      title: id,
      detail: collection,
      collection,
    }));
    return { total: matched, entries };
  },
};

const collections: JumpSection = {
  kind: 'collections',
  least: 'public',
  find: (db, sight, q) =>
    findRows(
      db,
      sql`collection.id, collection.title, collection.id as detail, collection.id as collection`,
      sql`
        from collection
        where ${visibleItems(sight, 'collection')}
          and (collection.id ilike ${containing(q)} or collection.title ilike ${containing(q)})`,
      sql`collection.id`,
    ),
};

const users: JumpSection = {
  kind: 'users',
  least: 'project_admin',
  find: (db, { projectId }, q) =>
    findRows(
      db,
      sql`account.id::text as id, account.name as title, account.email as detail`,
      sql`
        from membership
        join account on account.id = membership.account_id
        where membership.project_id = ${projectId}
          and (account.email ilike ${containing(q)} or account.name ilike ${containing(q)})`,
      sql`account.email`,
    ),
};

/** In the order in which they are shown. */
export const jumpSections: readonly JumpSection[] = [sources, sessions, products, items, collections, users];
