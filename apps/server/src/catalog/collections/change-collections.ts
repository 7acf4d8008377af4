import type { Admission } from '../../access/admission.ts';
import type { Db, Tx } from '../../platform/database.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { publishEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Project } from '../../projects/project.ts';
import {
  countCollections,
  deleteEmptyCollection,
  insertCollection,
  mostCollections,
  updateCollection,
} from './queries.ts';
import { invalidCollection, readCollectionBody } from './read-collection-body.ts';

/** Who changes collections of which project, and how it is put on record. */
export interface Changing extends Pick<Admission, 'record'> {
  readonly project: Project;
}

export async function createCollection(db: Db, { project, record }: Changing, body: unknown): Promise<string> {
  const collection = readCollectionBody(body);
  await inTransaction(db, async (tx) => {
    if ((await countCollections(tx, project.id)) >= mostCollections) throw tooManyCollections();
    if (!(await insertCollection(tx, project.id, collection))) throw collectionExists(collection.id);
    await record(tx, 'Collection:Created', collection.id, { visibility: collection.visibility });
    await publishEvent(tx, { project: project.id, topic: 'collections', id: collection.id });
  });
  return collection.id;
}

/** Items that are there already stay as they are: a new model holds for those that come. */
export async function replaceCollection(
  db: Db,
  { project, record }: Changing,
  id: string,
  body: unknown,
): Promise<void> {
  const collection = readCollectionBody(body);
  if (collection.id !== id) throw idDiffers(collection.id, id);
  await inTransaction(db, async (tx) => {
    if (!(await updateCollection(tx, project.id, collection))) throw notFound('collection', id);
    await record(tx, 'Collection:Replaced', id, { visibility: collection.visibility });
    await publishEvent(tx, { project: project.id, topic: 'collections', id });
  });
}

export async function deleteCollection(db: Db, { project, record }: Changing, id: string): Promise<void> {
  await inTransaction(db, async (tx: Tx) => {
    const outcome = await deleteEmptyCollection(tx, project.id, id);
    if (outcome === 'missing') throw notFound('collection', id);
    if (outcome === 'holds products') throw collectionHoldsProducts(id);
    await record(tx, 'Collection:Deleted', id);
    await publishEvent(tx, { project: project.id, topic: 'collections', id });
  });
}

function tooManyCollections(): AppError {
  return new AppError(409, 'collections_too_many', `Cannot create a collection: the project has ${mostCollections}`, {
    hint: 'Delete one that is empty, or use another project',
    values: { limit: mostCollections },
  });
}

function collectionExists(id: string): AppError {
  return new AppError(409, 'collection_exists', `Cannot create collection "${id}": there is one with that id`, {
    hint: 'Replace it with PUT, or choose another id',
    values: { id },
  });
}

function idDiffers(given: string, id: string): AppError {
  return invalidCollection([
    {
      code: 'collection_id_differs',
      pointer: '/id',
      reason: `Cannot replace collection "${id}": the document is of "${given}"`,
      hint: `Write "id": "${id}"; a collection keeps its id`,
      values: { id, given },
    },
  ]);
}

function collectionHoldsProducts(id: string): AppError {
  return new AppError(409, 'collection_not_empty', `Cannot delete collection "${id}": it holds products`, {
    hint: 'Delete its products for good first: products that are only marked as deleted are kept with their history',
    values: { id },
  });
}
