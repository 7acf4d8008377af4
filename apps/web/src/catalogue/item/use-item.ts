import { stacItem } from '@belvedere/contract/catalogue.ts';
import { type InfiniteData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useProject } from '../../api/me.ts';
import { routeQuery } from '../../api/queries.ts';
import { textOf } from '../../search.ts';
import type { OpenItem } from '../open-item.ts';
import type { ItemPage } from '../search/item-page.ts';
import { itemOf, keyOf, type StacItem } from './stac-item.ts';

/** The version that the address names, if it names one. */
export function useAskedVersion(): number | undefined {
  const search = useSearch({ strict: false });
  const text = textOf(search, 'version') ?? '';
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}

/** Reads an item and follows it live. One that was in the results is shown at once. */
export function useItem({ collection, id }: OpenItem, version: number | undefined) {
  const queries = useQueryClient();
  const { slug } = useProject();
  const params = { project: slug, collection, item: id };
  const asked = useQuery({
    ...routeQuery(stacItem, { params, query: version === undefined ? {} : { version } }),
    placeholderData: () =>
      version === undefined ? (findInResults(queries, slug, keyOf({ collection, id })) as never) : undefined,
  });
  const item = useMemo(() => (asked.data === undefined ? undefined : itemOf(asked.data)), [asked.data]);
  return { item, error: asked.error, failed: asked.isError, retry: () => void asked.refetch() };
}

function findInResults(queries: QueryClient, project: string, key: string): StacItem | undefined {
  const searches = queries.getQueriesData<InfiniteData<ItemPage>>({ queryKey: ['items', project] });
  for (const [, found] of searches) {
    const item = found?.pages.flatMap(({ items }) => items).find((one) => keyOf(one) === key);
    if (item !== undefined) return item;
  }
  return undefined;
}
