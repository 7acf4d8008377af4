import { accountStates, approveUser, listUsers, removeUser, type User } from '@belvedere/contract/access.ts';
import { roles } from '@belvedere/contract/rights.ts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useProject } from '../api/me.ts';
import { useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Empty } from '../components/empty.tsx';
import type { Filter } from '../components/list/filter.ts';
import { List } from '../components/list/list.tsx';
import type { RowAction } from '../components/list/list-props.ts';
import { Beside } from '../components/panel.tsx';
import { useText } from '../i18n/use-text.ts';
import { textOf } from '../search.ts';
import { InviteUser } from './invite-user.tsx';
import { useUserColumns } from './use-user-columns.tsx';
import { UserPanel } from './user-panel.tsx';

/** Who is in the project: invite, let in, roles, languages, links for a new password. */
export function UsersPage() {
  const t = useText('users');
  const { slug } = useProject();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const opened = Number(textOf(search, 'user')) || undefined;
  const [leaving, setLeaving] = useState<User>();
  const columns = useUserColumns();
  const filters = useUserFilters();
  const go = (change: Readonly<Record<string, string | undefined>>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }) });
  const menu = useUserMenu((user) => go({ user: String(user.id) }), setLeaving);
  return (
    <>
      <Beside
        list={
          <List
            name="users"
            title={t('title')}
            route={listUsers}
            params={{ project: slug }}
            columns={columns}
            filters={filters}
            idOf={idOf}
            open={(user) => ({ to: '.', search: (before) => ({ ...before, user: String(user.id) }) })}
            opened={opened}
            menu={menu}
            failure={t('failed')}
            actions={
              <Button kind="primary" icon="plus" onClick={() => go({ invite: '1' })}>
                {t('invite')}
              </Button>
            }
            empty={
              <Empty title={t('none')} why={t('noneWhy')}>
                <Button kind="primary" onClick={() => go({ invite: '1' })}>
                  {t('invite')}
                </Button>
              </Empty>
            }
          />
        }
        panel={
          opened !== undefined && (
            <UserPanel key={opened} id={opened} onClose={() => go({ user: undefined })} onLeave={setLeaving} />
          )
        }
      />
      <InviteUser opened={textOf(search, 'invite') !== undefined} onClose={() => go({ invite: undefined })} />
      <RemoveUser user={leaving} onClose={() => setLeaving(undefined)} onGone={() => go({ user: undefined })} />
    </>
  );
}

const idOf = (user: User) => user.id;

function useUserFilters(): readonly Filter[] {
  const t = useText('users');
  return useMemo(
    () => [
      { kind: 'search', name: 'q', label: t('search') },
      {
        kind: 'choice',
        name: 'state',
        label: t('column.state'),
        options: accountStates.map((value) => ({ value, label: t(`states.${value}`) })),
      },
      {
        kind: 'choice',
        name: 'role',
        label: t('column.role'),
        options: roles.filter((role) => role !== 'public').map((value) => ({ value, label: t(`roles.${value}`) })),
      },
    ],
    [t],
  );
}

function useUserMenu(open: (user: User) => void, leave: (user: User) => void): (user: User) => readonly RowAction[] {
  const t = useText('users');
  const { slug } = useProject();
  const approve = useSend(approveUser, { refresh: [listUsers] });
  return (user) => [
    { id: 'open', label: t('open'), icon: 'user', run: () => open(user) },
    ...(user.state === 'pending'
      ? [
          {
            id: 'approve',
            label: t('approve'),
            icon: 'ok',
            run: () => approve.mutate({ params: { project: slug, id: user.id } }),
          } as const,
        ]
      : []),
    { id: 'remove', label: t('remove'), icon: 'trash', danger: true, run: () => leave(user) },
  ];
}

interface RemoveUserProps {
  readonly user: User | undefined;
  readonly onClose: () => void;
  readonly onGone: () => void;
}

function RemoveUser({ user, onClose, onGone }: RemoveUserProps) {
  const t = useText('users');
  const { slug, title } = useProject();
  const send = useSend(removeUser, {
    refresh: [listUsers],
    onDone: () => {
      onClose();
      onGone();
    },
  });
  return (
    <Confirm
      opened={user !== undefined}
      onClose={() => {
        send.reset();
        onClose();
      }}
      title={t('removeTitle', { email: user?.email ?? '' })}
      goes={t('removeGoes', { project: title })}
      stays={t('removeStays')}
      action={t('remove')}
      count={1}
      name={user?.email ?? ''}
      busy={send.isPending}
      error={send.error}
      onConfirm={() => user !== undefined && send.mutate({ params: { project: slug, id: user.id } })}
    />
  );
}
