import type { ProductRequest } from '@belvedere/contract/requests.ts';
import { useMemo } from 'react';
import type { Column } from '../components/list/column.ts';
import { Moment } from '../components/moment.tsx';
import { useText } from '../i18n/use-text.ts';
import { Cause } from './cause.tsx';
import { RequestStatus } from './request-status.tsx';

export function useRequestColumns(): readonly Column<ProductRequest>[] {
  const t = useText('requests');
  return useMemo(
    () => [
      {
        id: 'item',
        head: t('column.item'),
        width: 250,
        grow: 2,
        main: true,
        sort: 'item',
        cell: ({ item, id }) => item ?? t('one', { id }),
      },
      {
        id: 'state',
        head: t('column.state'),
        width: 170,
        sort: 'state',
        card: 'state',
        cell: (request) => <RequestStatus request={request} />,
      },
      { id: 'step', head: t('column.step'), width: 116, cell: ({ step }) => t(`step.${step}`) },
      {
        id: 'cause',
        head: t('column.cause'),
        width: 180,
        grow: 3,
        card: 'line',
        cell: ({ error }) => <Cause error={error} />,
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
        width: 150,
        grow: 1,
        cell: ({ session }) => `${session.source} / ${session.name}`,
      },
      {
        id: 'movedAt',
        head: t('column.movedAt'),
        width: 140,
        align: 'end',
        sort: 'movedAt',
        first: 'descending',
        cell: ({ movedAt }) => <Moment at={movedAt} />,
      },
      {
        id: 'id',
        head: t('column.id'),
        width: 96,
        align: 'end',
        sort: 'id',
        first: 'descending',
        hidden: true,
        cell: ({ id }) => id,
      },
      {
        id: 'versioning',
        head: t('column.versioning'),
        width: 120,
        hidden: true,
        cell: ({ versioning }) => t(`versioning.${versioning}`),
      },
      {
        id: 'version',
        head: t('column.version'),
        width: 84,
        align: 'end',
        hidden: true,
        cell: ({ version }) => version,
      },
      {
        id: 'createdAt',
        head: t('column.createdAt'),
        width: 120,
        align: 'end',
        sort: 'createdAt',
        first: 'descending',
        hidden: true,
        cell: ({ createdAt }) => <Moment at={createdAt} />,
      },
      {
        id: 'acknowledged',
        head: t('column.acknowledged'),
        width: 160,
        hidden: true,
        cell: ({ acknowledged }) => acknowledged?.reason,
      },
    ],
    [t],
  );
}
