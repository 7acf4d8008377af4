export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly merge?: boolean;
}

/** Where a document stands is ours to say: its producer's own hierarchy is another catalogue's. */
const hierarchy = new Set([
  'self',
  'canonical',
  'root',
  'parent',
  'child',
  'collection',
  'collections',
  'item',
  'items',
  'next',
  'prev',
  'search',
  'data',
  'conformance',
]);

/** Links of the producer that lead somewhere from here too: relative ones were relative to a place that we do not know. */
export function linksOf(links: string | readonly Link[] | undefined): Link[] {
  const parsed = typeof links === 'string' ? (JSON.parse(links) as unknown) : links;
  if (!Array.isArray(parsed)) return [];
  return (parsed as Link[]).filter(({ rel, href }) => !hierarchy.has(rel) && /^[a-z][a-z\d+.-]*:/i.test(href));
}
