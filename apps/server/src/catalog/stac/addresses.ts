import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';

/** The addresses of a project's STAC API as its caller must see them. */
export interface Addresses {
  readonly origin: string;
  /** Landing page. */
  readonly root: string;
  readonly collections: string;
  readonly search: string;
  collection(id: string): string;
  items(collection: string): string;
  item(collection: string, id: string): string;
  /** The stable address of a file. */
  file(collection: string, id: string, asset: string): string;
}

export function addressesFor(request: FastifyRequest, config: Config, slug: string): Addresses {
  const origin = originFor(request, config.publicUrl);
  const root = `${origin}/stac/${slug}`;
  const collection = (id: string) => `${root}/collections/${encodeURIComponent(id)}`;
  const items = (id: string) => `${collection(id)}/items`;
  return {
    origin,
    root,
    collections: `${root}/collections`,
    search: `${root}/search`,
    collection,
    items,
    item: (id, item) => `${items(id)}/${encodeURIComponent(item)}`,
    file: (id, item, asset) =>
      `${origin}/files/${slug}/${[id, item, asset].map((part) => encodeURIComponent(part)).join('/')}`,
  };
}

/**
 * The public address, once somebody has named one. Until then it says `localhost`, which means another machine to each caller: the
 * address that was called is the right one (behind a trusted proxy, the one that it was called by).
 */
function originFor(request: FastifyRequest, publicUrl: string): string {
  const isNamed = !/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(publicUrl);
  if (isNamed || !/^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(request.host)) return publicUrl;
  return `${request.protocol}://${request.host}`;
}
