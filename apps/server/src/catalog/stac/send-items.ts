import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Db } from '../../platform/database.ts';
import type { ItemsPage } from '../search/search-items.ts';
import type { Sight } from '../visible-items.ts';
import type { Addresses } from './addresses.ts';
import { findDocuments } from './item-documents.ts';
import type { Link } from './links.ts';
import { presentItem } from './present-item.ts';

/** Documents in memory at once: a page may have 10,000 of many kilobytes each. */
const documentsAtOnce = 250;

export interface ItemCollection {
  readonly page: ItemsPage;
  readonly links: readonly Link[];
  readonly now: Date;
}

/** Answers with a FeatureCollection: small ones whole, large ones as they are read. */
export async function sendItems(
  reply: FastifyReply,
  db: Db,
  sight: Sight,
  collection: ItemCollection,
  to: Addresses,
): Promise<FastifyReply> {
  const parts = partsOf(db, sight, collection, to);
  reply.type('application/geo+json');
  if (collection.page.items.length > documentsAtOnce) return reply.send(Readable.from(parts, { objectMode: false }));
  let text = '';
  for await (const part of parts) text += part;
  return reply.send(text);
}

async function* partsOf(
  db: Db,
  sight: Sight,
  { page, links, now }: ItemCollection,
  to: Addresses,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let returned = 0;
  for (let at = 0; at < page.items.length; at += documentsAtOnce) {
    const ids = page.items.slice(at, at + documentsAtOnce).map(({ aipId }) => aipId);
    const texts = (await findDocuments(db, sight, ids)).map((document) => presentItem(document, to));
    if (texts.length > 0) yield `${returned > 0 ? ',' : ''}${texts.join(',')}`;
    returned += texts.length;
  }
  const { matched } = page;
  const rest = {
    links,
    numberMatched: matched.count,
    numberReturned: returned,
    timeStamp: now.toISOString(),
    // Beside STAC's own: whether `numberMatched` was counted, or is about right.
    'belvedere:matched': matched,
  };
  yield `],${JSON.stringify(rest).slice(1)}`;
}
