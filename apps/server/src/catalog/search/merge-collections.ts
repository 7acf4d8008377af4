import { type RawBuilder, sql } from 'kysely';
import type { Pick } from './find-items.ts';
import type { Place } from './place.ts';
import { candidates, isAmong, itemColumns, newestFirst, ofCollection } from './rows-of-collection.ts';
import { everyCondition, timeBranches } from './search-filter.ts';
import { partByCrowd, type SearchedCollections, type SearchWay } from './search-way.ts';

/** Each collection gives its newest matches, and the newest of those are the page. */
export function mergeCollections(searched: SearchedCollections, pick: Pick): RawBuilder<unknown> {
  if (pick.filter.text !== undefined) return mergeAfterGlance(searched, pick);
  return sql`
    select found.*
    from collection
    cross join lateral (${newest(pick, sql`true`)}) as found
    where ${isAmong(searched, searched.ids)}`;
}

/**
 * Collections with few rows near the place are looked into by the place. They may fill the page, and then the others, which are gone
 * through newest first, need not be read beyond its end: however rare the matches are there.
 */
export function mergeNear(
  searched: SearchedCollections,
  pick: Pick,
  { place, near, few }: Extract<SearchWay, { kind: 'place' }>,
): RawBuilder<unknown> {
  const { sparse, crowded } = partByCrowd(near, few);
  return sql`
    with seen as materialized (
      select found.*
      from collection
      cross join lateral (${nearest(pick, place)}) as found
      where ${isAmong(searched, sparse)}
      order by found.start_at desc, found.id desc, found.collection desc
      limit ${pick.limit}
    )
    select * from seen
    union all
    select found.*
    from collection
    cross join lateral (${newest(pick, notBeyondPage(pick))}) as found
    where ${isAmong(searched, crowded)}`;
}

function nearest({ filter, after, limit }: Pick, place: Place): RawBuilder<unknown> {
  return sql`
    with item as materialized (${candidates(place)})
    select ${itemColumns}
    from item
    where ${everyCondition(filter)} and ${after}
    ${newestFirst}
    limit ${limit}`;
}

/** Rows of each collection that a glance takes in. */
const glance = 1_000;

/**
 * A text that most items of one collection have fills the page there at a glance; the collections that have it nowhere need not be read
 * beyond its end.
 */
function mergeAfterGlance(searched: SearchedCollections, pick: Pick): RawBuilder<unknown> {
  const rest = everyCondition({ ...pick.filter, time: undefined });
  const glances = timeBranches(pick.filter.time).map(
    (time) => sql`
      select ${itemColumns}
      from (
        select item.* from item where ${ofCollection} and ${time} and ${pick.after} ${newestFirst} limit ${glance}
      ) as item
      where ${rest}`,
  );
  return sql`
    with seen as materialized (
      select found.start_at
      from collection
      cross join lateral (${sql.join(glances, sql` union all `)}) as found
      where ${isAmong(searched, searched.ids)}
      order by found.start_at desc
      limit ${pick.limit}
    )
    select found.*
    from collection
    cross join lateral (${newest(pick, notBeyondPage(pick))}) as found
    where ${isAmong(searched, searched.ids)}`;
}

/** No older than the last row of the page, where rows already `seen` fill it. */
function notBeyondPage({ limit }: Pick): RawBuilder<unknown> {
  return sql`item.start_at >= coalesce(
    (select seen.start_at from seen order by seen.start_at desc offset ${limit - 1} limit 1),
    '-infinity'
  )`;
}

/** In the order of `item_newest`, until the page is full. */
function newest({ filter, after, limit }: Pick, bound: RawBuilder<unknown>): RawBuilder<unknown> {
  const rest = everyCondition({ ...filter, time: undefined });
  const branches = timeBranches(filter.time).map(
    (time) => sql`(
      select ${itemColumns}
      from item
      where ${ofCollection} and ${time} and ${after} and ${bound} and ${rest}
      ${newestFirst}
      limit ${limit}
    )`,
  );
  return sql.join(branches, sql` union all `);
}
