import type { Addresses } from './addresses.ts';
import { jsonMembers, withMembers } from './json-members.ts';
import { type Link, linksOf } from './links.ts';

/** A version of an item as it is kept. */
export interface ItemDocument {
  readonly collection: string;
  readonly id: string;
  readonly version: number;
  /** JSON text. */
  readonly document: string;
}

/**
 * An item as STAC, as text. It is the producer's document, untouched but for what only the server knows: the links of the hierarchy
 * (`canonical` names this version for ever) and, in each asset, `belvedere:href`, the stable address `/files/…`. The `href` of an asset
 * that we only refer to stays the producer's, so that any client fetches it without passing by us; `belvedere:href` survives a move
 * of the file. It is a field with our prefix, not the alternate-assets extension: declaring one would make every validator fetch it.
 */
export function presentItem(item: ItemDocument, to: Addresses): string {
  const members = new Map(jsonMembers(item.document).map(({ key, value }) => [key, value]));
  const assets = members.get('assets');
  return withMembers(item.document, {
    id: JSON.stringify(item.id),
    collection: JSON.stringify(item.collection),
    links: JSON.stringify([...hierarchy(item, to), ...linksOf(members.get('links'))]),
    ...(assets === undefined ? {} : { assets: withStableAddresses(assets, item, to) }),
  });
}

function hierarchy({ collection, id, version }: ItemDocument, to: Addresses): Link[] {
  const self = to.item(collection, id);
  return [
    { rel: 'self', type: 'application/geo+json', href: self },
    { rel: 'canonical', type: 'application/geo+json', href: `${self}?version=${version}` },
    { rel: 'parent', type: 'application/json', href: to.collection(collection) },
    { rel: 'collection', type: 'application/json', href: to.collection(collection) },
    { rel: 'root', type: 'application/json', href: to.root },
  ];
}

/** Only files that the stable address can lead to have one. */
function withStableAddresses(assets: string, { collection, id }: ItemDocument, to: Addresses): string {
  const members = jsonMembers(assets).map(({ key, value }) => {
    const href = (JSON.parse(value) as { href?: unknown } | null)?.href;
    const leads = typeof href === 'string' && /^https?:\/\//i.test(href);
    const shown = leads
      ? withMembers(value, { 'belvedere:href': JSON.stringify(to.file(collection, id, key)) })
      : value;
    return `${JSON.stringify(key)}:${shown}`;
  });
  return `{${members.join(',')}}`;
}
