import type { Db } from '../../platform/database.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Sight } from '../visible-items.ts';
import { findShownDocument, findVersion } from './item-documents.ts';
import type { ItemDocument } from './present-item.ts';

export interface ItemAddress {
  readonly collection: string;
  readonly item: string;
  /** One version for ever; without it, the one that the catalogue shows. */
  readonly version: number | undefined;
}

/**
 * The document behind an address. A version that was deleted is gone (410), and whoever cited it is told so. Without a version a deleted
 * item is not found (404), as STAC clients expect of an item that was taken out.
 */
export async function getItem(db: Db, sight: Sight, address: ItemAddress): Promise<ItemDocument> {
  const { collection, item: id, version } = address;
  if (version === undefined) {
    const shown = await findShownDocument(db, sight, collection, id);
    if (shown === undefined) throw itemNotFound(address);
    return shown;
  }
  // Versions are integers of the database: a greater number was never one.
  if (version > 2_147_483_647) throw itemNotFound(address);
  const kept = await findVersion(db, sight, collection, id, version);
  switch (kept.kind) {
    case 'kept':
      return kept.item;
    case 'deleted':
      throw versionGone(collection, id, version);
    case 'unknown':
      throw itemNotFound(address);
    default: {
      const never: never = kept;
      return never;
    }
  }
}

function itemNotFound({ collection, item, version }: ItemAddress): AppError {
  const name = version === undefined ? item : `${item}?version=${version}`;
  return notFound('item', `${collection}/${name}`);
}

function versionGone(collection: string, item: string, version: number): AppError {
  return new AppError(410, 'version_deleted', `Cannot show version ${version} of "${item}": it was deleted`, {
    hint: 'Without "?version=" the same address shows the newest version that is kept, if there is one',
    values: { collection, item, version },
  });
}
