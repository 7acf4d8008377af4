import type { Addresses } from './addresses.ts';
import type { Link } from './links.ts';

const geojson = 'application/geo+json';

interface Asked {
  /** The address that was called, without its query. */
  readonly at: string;
  readonly query: Readonly<Record<string, unknown>>;
}

/** Links of a page that was asked for by GET: the next one is an address. */
export function linksByQuery({ at, query }: Asked, next: string | undefined, to: Addresses): Link[] {
  const links = [
    { rel: 'self', type: geojson, href: addressWith(at, query) },
    { rel: 'root', type: 'application/json', href: to.root },
  ];
  if (next === undefined) return links;
  return [...links, { rel: 'next', type: geojson, method: 'GET', href: addressWith(at, { ...query, token: next }) }];
}

/** Links of a page that was asked for by POST: the next one is the same body with this token. */
export function linksByBody(next: string | undefined, to: Addresses): Link[] {
  const links: Link[] = [
    { rel: 'self', type: geojson, href: to.search },
    { rel: 'root', type: 'application/json', href: to.root },
  ];
  if (next === undefined) return links;
  return [
    ...links,
    { rel: 'next', type: geojson, method: 'POST', href: to.search, body: { token: next }, merge: true },
  ];
}

function addressWith(at: string, query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) search.append(name, String(one));
  }
  return search.size === 0 ? at : `${at}?${search}`;
}
