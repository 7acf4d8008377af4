import {
  type Collection,
  createCollection as createRoute,
  deleteCollection as deleteRoute,
  listCollections,
  readCollection,
  replaceCollection as replaceRoute,
} from '@belvedere/contract/catalogue.ts';
import { type Handler, handle } from '../../access/handle.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../platform/database.ts';
import { notFound } from '../../platform/errors.ts';
import { type Sight, sightOf } from '../visible-items.ts';
import { createCollection, deleteCollection, replaceCollection } from './change-collections.ts';
import { countCollectionItems } from './count-collection-items.ts';
import { type CollectionRow, findCollection, findCollections } from './queries.ts';

export function collectionRoutes({ db }: Pick<Context, 'db'>): Handler[] {
  return [
    handle(listCollections, async (call) => {
      const sight = sightOf(call);
      return { items: await present(db, sight, await findCollections(db, sight)) };
    }),
    handle(createRoute, async (call) => getCollection(db, sightOf(call), await createCollection(db, call, call.body))),
    handle(readCollection, async (call) => getCollection(db, sightOf(call), call.params.collection)),
    handle(replaceRoute, async (call) => {
      const { collection: id } = call.params;
      await replaceCollection(db, call, id, call.body);
      return getCollection(db, sightOf(call), id);
    }),
    handle(deleteRoute, async (call) => {
      await deleteCollection(db, call, call.params.collection);
      return {};
    }),
  ];
}

async function getCollection(db: Db, sight: Sight, id: string): Promise<Collection> {
  const row = await findCollection(db, sight, id);
  const [collection] = row === undefined ? [] : await present(db, sight, [row]);
  if (collection === undefined) throw notFound('collection', id);
  return collection;
}

async function present(db: Db, sight: Sight, rows: readonly CollectionRow[]): Promise<Collection[]> {
  const counts = await countCollectionItems(
    db,
    sight,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { count, exact } = counts.get(row.id) ?? { count: 0, exact: true };
    return { ...row, items: count, itemsExact: exact };
  });
}
