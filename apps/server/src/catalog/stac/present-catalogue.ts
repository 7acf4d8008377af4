import type { Project } from '../../projects/project.ts';
import type { CollectionRow } from '../collections/queries.ts';
import type { Addresses } from './addresses.ts';
import { type Link, linksOf } from './links.ts';

/** What the tests of this room show, and nothing else. */
export const conformsTo = [
  'https://api.stacspec.org/v1.0.0/core',
  'https://api.stacspec.org/v1.0.0/collections',
  'https://api.stacspec.org/v1.0.0/ogcapi-features',
  'https://api.stacspec.org/v1.0.0/item-search',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
];

const json = 'application/json';
const geojson = 'application/geo+json';

/** The landing page: a STAC Catalog with the doors of the API, and its collections as children. */
export function presentLanding(
  project: Project,
  collections: readonly CollectionRow[],
  to: Addresses,
): Record<string, unknown> {
  const links: Link[] = [
    { rel: 'self', type: json, href: to.root },
    { rel: 'root', type: json, href: to.root },
    { rel: 'conformance', type: json, href: `${to.root}/conformance` },
    { rel: 'data', type: json, href: to.collections },
    { rel: 'search', type: geojson, href: to.search, method: 'GET' },
    { rel: 'search', type: geojson, href: to.search, method: 'POST' },
    { rel: 'service-desc', type: json, href: `${to.origin}/openapi.json` },
    { rel: 'service-doc', type: 'text/html', href: `${to.origin}/docs/` },
    ...collections.map(({ id, title }): Link => ({ rel: 'child', type: json, href: to.collection(id), title })),
  ];
  return {
    type: 'Catalog',
    stac_version: '1.0.0',
    id: project.slug,
    title: project.title,
    // STAC wants words here, and a project may have none.
    description: project.description || project.title,
    conformsTo,
    links,
  };
}

export function presentStacCollections(collections: readonly CollectionRow[], to: Addresses): Record<string, unknown> {
  return {
    collections: collections.map((collection) => presentStacCollection(collection, to)),
    links: [
      { rel: 'self', type: json, href: to.collections },
      { rel: 'parent', type: json, href: to.root },
      { rel: 'root', type: json, href: to.root },
    ],
    numberMatched: collections.length,
    numberReturned: collections.length,
  };
}

/** The document of its administrators, its links ours. Its extent is what they declare. */
export function presentStacCollection({ id, document }: CollectionRow, to: Addresses): Record<string, unknown> {
  const links: Link[] = [
    { rel: 'self', type: json, href: to.collection(id) },
    { rel: 'root', type: json, href: to.root },
    { rel: 'parent', type: json, href: to.root },
    { rel: 'items', type: geojson, href: to.items(id) },
    ...linksOf(document.links as Link[] | undefined),
  ];
  return { ...document, id, links };
}
