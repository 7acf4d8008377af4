import {
  stacCollection,
  stacCollections,
  stacConformance,
  stacItem,
  stacItems,
  stacLanding,
  stacSearch,
  stacSearchByBody,
} from '@belvedere/contract/catalogue.ts';
import type { ItemSearch } from '@belvedere/stac/search.ts';
import { parseItemsQuery, parseSearchBody, parseSearchQuery } from '@belvedere/stac/search.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Handler, handle } from '../../access/handle.ts';
import type { Context } from '../../context.ts';
import { notFound } from '../../platform/errors.ts';
import type { Project } from '../../projects/project.ts';
import { findCollection, findCollections } from '../collections/queries.ts';
import { searchItems } from '../search/search-items.ts';
import { type Sight, sightOf } from '../visible-items.ts';
import { type Addresses, addressesFor } from './addresses.ts';
import { getItem } from './get-item.ts';
import type { Link } from './links.ts';
import { conformsTo, presentLanding, presentStacCollection, presentStacCollections } from './present-catalogue.ts';
import { presentItem } from './present-item.ts';
import { readSearch } from './read-search.ts';
import { linksByBody, linksByQuery } from './search-links.ts';
import { sendItems } from './send-items.ts';

type StacContext = Pick<Context, 'config' | 'db' | 'now'>;

export function stacRoutes(context: StacContext): Handler[] {
  const { config, db } = context;
  const to = ({ request, project }: { request: FastifyRequest; project: Project }) =>
    addressesFor(request, config, project.slug);
  return [
    handle(stacLanding, async (call) =>
      presentLanding(call.project, await findCollections(db, sightOf(call)), to(call)),
    ),
    handle(stacConformance, async () => ({ conformsTo })),
    handle(stacCollections, async (call) => presentStacCollections(await findCollections(db, sightOf(call)), to(call))),
    handle(stacCollection, async (call) => {
      const { collection: id } = call.params;
      const collection = await findCollection(db, sightOf(call), id);
      if (collection === undefined) throw notFound('collection', id);
      return presentStacCollection(collection, to(call));
    }),
    handle(stacItems, async (call) => {
      const { collection: id } = call.params;
      const search = readSearch(() => parseItemsQuery(withoutOwnCollection(call.query, id)));
      if ((await findCollection(db, sightOf(call), id)) === undefined) throw notFound('collection', id);
      const addresses = to(call);
      return answerSearch(context, call, { ...search, collections: [id] }, addresses, (next) => [
        ...linksByQuery({ at: addresses.items(id), query: call.query }, next, addresses),
        { rel: 'parent', type: 'application/json', href: addresses.collection(id) },
        { rel: 'collection', type: 'application/json', href: addresses.collection(id) },
      ]);
    }),
    handle(stacItem, async (call) => {
      const { collection, item } = call.params;
      const { version } = call.query;
      const found = await getItem(db, sightOf(call), { collection, item, version });
      // What the address names never changes; who may read it does, so only the reader's own browser keeps it.
      if (version !== undefined) call.reply.header('cache-control', 'private, max-age=31536000, immutable');
      return call.reply.type('application/geo+json').send(presentItem(found, to(call)));
    }),
    handle(stacSearch, async (call) => {
      const search = readSearch(() => parseSearchQuery(call.query));
      const addresses = to(call);
      return answerSearch(context, call, search, addresses, (next) =>
        linksByQuery({ at: addresses.search, query: call.query }, next, addresses),
      );
    }),
    handle(stacSearchByBody, async (call) => {
      const search = readSearch(() => parseSearchBody(call.body));
      const addresses = to(call);
      return answerSearch(context, call, search, addresses, (next) => linksByBody(next, addresses));
    }),
  ];
}

/** pystac-client names the collection of the path in the query too. */
function withoutOwnCollection({ collections, ...query }: Record<string, unknown>, id: string): Record<string, unknown> {
  return collections === undefined || collections === id ? query : { ...query, collections };
}

interface Answering {
  readonly project: Project;
  readonly role: Sight['role'];
  readonly reply: FastifyReply;
}

async function answerSearch(
  { db, now }: StacContext,
  { project, role, reply }: Answering,
  search: ItemSearch,
  addresses: Addresses,
  linksOf: (next: string | undefined) => Link[],
): Promise<FastifyReply> {
  const sight = sightOf({ project, role });
  const page = await searchItems(db, sight, search);
  return sendItems(reply, db, sight, { page, links: linksOf(page.next), now: now() }, addresses);
}
