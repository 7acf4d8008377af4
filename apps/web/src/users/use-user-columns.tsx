import type { User } from '@belvedere/contract/access.ts';
import { useMemo } from 'react';
import type { Column } from '../components/list/column.ts';
import { Moment } from '../components/moment.tsx';
import { useText } from '../i18n/use-text.ts';
import { UserState } from './user-state.tsx';

/** Columns of the list of users. */
export function useUserColumns(): readonly Column<User>[] {
  const t = useText('users');
  return useMemo(
    () => [
      {
        id: 'email',
        head: t('column.email'),
        sort: 'email',
        main: true,
        width: 200,
        grow: 2,
        cell: ({ email }) => email,
      },
      { id: 'name', head: t('column.name'), sort: 'name', width: 140, grow: 1, card: 'line', cell: ({ name }) => name },
      {
        id: 'state',
        head: t('column.state'),
        sort: 'state',
        width: 160,
        card: 'state',
        cell: ({ state }) => <UserState state={state} />,
      },
      {
        id: 'role',
        head: t('column.role'),
        sort: 'role',
        width: 180,
        card: 'line',
        cell: ({ role }) => t(`roles.${role}`),
      },
      {
        id: 'language',
        head: t('column.language'),
        width: 90,
        hidden: true,
        cell: ({ language }) => t(`languages.${language}`),
      },
      {
        id: 'lastSeenAt',
        head: t('column.lastSeen'),
        sort: 'lastSeenAt',
        first: 'descending',
        align: 'end',
        width: 130,
        cell: ({ lastSeenAt }) => (lastSeenAt === null ? t('never') : <Moment at={lastSeenAt} />),
      },
      {
        id: 'createdAt',
        head: t('column.created'),
        sort: 'createdAt',
        first: 'descending',
        align: 'end',
        width: 130,
        hidden: true,
        cell: ({ createdAt }) => <Moment at={createdAt} />,
      },
    ],
    [t],
  );
}
