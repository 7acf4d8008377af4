import type { Product } from '@belvedere/contract/products.ts';
import { useMemo } from 'react';
import { Bytes } from '../components/bytes.tsx';
import { Figure } from '../components/figure.tsx';
import type { Column } from '../components/list/column.ts';
import { Moment } from '../components/moment.tsx';
import { useText } from '../i18n/use-text.ts';
import { ProductStatus } from './product-status.tsx';

export function useProductColumns(): readonly Column<Product>[] {
  const t = useText('products');
  return useMemo(
    () => [
      { id: 'item', head: t('column.item'), width: 220, grow: 3, main: true, sort: 'item', cell: ({ item }) => item },
      {
        id: 'version',
        head: t('column.version'),
        width: 84,
        align: 'end',
        sort: 'version',
        first: 'descending',
        card: 'line',
        cell: ({ version }) => version,
      },
      {
        id: 'state',
        head: t('column.state'),
        width: 120,
        card: 'state',
        cell: (product) => <ProductStatus product={product} />,
      },
      {
        id: 'shown',
        head: t('filter.shown'),
        width: 120,
        cell: ({ shown, state }) => (shown ? t('shown') : state === 'stored' && t('older')),
      },
      {
        id: 'collection',
        head: t('column.collection'),
        width: 120,
        grow: 1,
        sort: 'collection',
        cell: ({ collection }) => collection,
      },
      {
        id: 'session',
        head: t('column.session'),
        width: 160,
        grow: 1,
        cell: ({ session }) => `${session.source} / ${session.name}`,
      },
      { id: 'files', head: t('column.files'), width: 76, align: 'end', cell: ({ files }) => <Figure value={files} /> },
      {
        id: 'bytes',
        head: t('column.bytes'),
        width: 96,
        align: 'end',
        sort: 'bytes',
        first: 'descending',
        card: 'line',
        cell: ({ bytes }) => <Bytes value={bytes} />,
      },
      {
        id: 'createdAt',
        head: t('column.createdAt'),
        width: 120,
        align: 'end',
        sort: 'createdAt',
        first: 'descending',
        cell: ({ createdAt }) => <Moment at={createdAt} />,
      },
    ],
    [t],
  );
}
