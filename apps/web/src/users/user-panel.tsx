import { approveUser, changeUser, listUsers, resetUser, type User } from '@belvedere/contract/access.ts';
import { languages } from '@belvedere/contract/languages.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useMe, useProject } from '../api/me.ts';
import { useRoute, useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { ChoiceField } from '../components/field.tsx';
import { Moment } from '../components/moment.tsx';
import { Panel } from '../components/panel.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { Status } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import { HandedLink } from './handed-link.tsx';
import { useRoleOptions } from './use-role-options.ts';
import { UserState } from './user-state.tsx';
import styles from './users.module.css';

interface UserPanelProps {
  readonly id: number;
  readonly onClose: () => void;
  readonly onLeave: (user: User) => void;
}

/** One user beside the list. */
export function UserPanel({ id, onClose, onLeave }: UserPanelProps) {
  const t = useText('users');
  const { user, pending, error } = useUser(id);
  return (
    <Panel title={user?.email ?? t('user')} label={t('user')} onClose={onClose}>
      {error !== null && <ProblemCard error={error} title={t('failed')} />}
      {pending && <Skeleton rows={4} columns={[30, 50]} />}
      {!pending && error === null && user === undefined && <Empty title={t('gone')} why={t('goneWhy')} />}
      {user !== undefined && <UserFacts user={user} onLeave={onLeave} />}
    </Panel>
  );
}

/** The row as the list has it; a reloaded address asks for it. */
function useUser(id: number) {
  const { slug } = useProject();
  const queries = useQueryClient();
  const listed = queries
    .getQueriesData<{ pages: { items: User[] }[] }>({ queryKey: ['list', listUsers.path] })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ items }) => items)
    .find((user) => user.id === id);
  const asked = useRoute(listUsers, { params: { project: slug }, query: { limit: 1_000 } });
  const user = asked.data?.items.find((one) => one.id === id) ?? listed;
  return { user, pending: user === undefined && asked.isPending, error: user === undefined ? asked.error : null };
}

function UserFacts({ user, onLeave }: { user: User; onLeave: (user: User) => void }) {
  const t = useText('users');
  return (
    <div className={styles.facts}>
      <dl className={styles.terms}>
        <dt>{t('column.state')}</dt>
        <dd>
          <UserState state={user.state} />
        </dd>
        <dt>{t('column.name')}</dt>
        <dd>{user.name}</dd>
        <dt>{t('column.lastSeen')}</dt>
        <dd>{user.lastSeenAt === null ? t('never') : <Moment at={user.lastSeenAt} />}</dd>
        <dt>{t('column.created')}</dt>
        <dd>
          <Moment at={user.createdAt} />
        </dd>
      </dl>
      <UserChanges user={user} />
      <UserActions user={user} onLeave={onLeave} />
    </div>
  );
}

function UserChanges({ user }: { user: User }) {
  const t = useText('users');
  const { slug } = useProject();
  const me = useMe();
  const send = useSend(changeUser, { refresh: [listUsers] });
  const roleOptions = useRoleOptions();
  const params = { project: slug, id: user.id };
  return (
    <>
      {user.role === 'instance_admin' || user.role === 'public' || user.id === me?.id ? (
        <p>
          {t('column.role')}: <b>{t(`roles.${user.role}`)}</b>
        </p>
      ) : (
        <ChoiceField
          label={t('column.role')}
          help={t(`roleHelp.${user.role}`)}
          value={user.role}
          options={roleOptions}
          onChange={(role) => send.mutate({ params, body: { role } })}
        />
      )}
      <ChoiceField
        label={t('column.language')}
        value={user.language}
        options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        onChange={(language) => send.mutate({ params, body: { language } })}
      />
      {send.isError && <ProblemCard error={send.error} title={t('changeFailed')} />}
      <span role="status">{send.isSuccess && <Status status="ok" word={t('changed')} />}</span>
    </>
  );
}

function UserActions({ user, onLeave }: { user: User; onLeave: (user: User) => void }) {
  const t = useText('users');
  const { slug } = useProject();
  const me = useMe();
  const params = { project: slug, id: user.id };
  const approve = useSend(approveUser, { refresh: [listUsers] });
  const change = useSend(changeUser, { refresh: [listUsers] });
  const reset = useSend(resetUser);
  const failed = [approve, change, reset].find(({ isError }) => isError);
  return (
    <>
      <div className={styles.actions}>
        {user.state === 'pending' && (
          <Button kind="primary" icon="ok" onClick={() => approve.mutate({ params })}>
            {t('approve')}
          </Button>
        )}
        {(user.state === 'active' || user.state === 'invited') && user.id !== me?.id && (
          <Button icon="link" onClick={() => reset.mutate({ params })}>
            {t(user.state === 'invited' ? 'invitationLink' : 'resetLink')}
          </Button>
        )}
        {user.state === 'active' && user.id !== me?.id && (
          <Button icon="off" onClick={() => change.mutate({ params, body: { state: 'disabled' } })}>
            {t('disable')}
          </Button>
        )}
        {user.state === 'disabled' && (
          <Button icon="ok" onClick={() => change.mutate({ params, body: { state: 'active' } })}>
            {t('enable')}
          </Button>
        )}
        {user.id !== me?.id && (
          <Button kind="danger" icon="trash" onClick={() => onLeave(user)}>
            {t('removeAsk')}
          </Button>
        )}
      </div>
      {failed !== undefined && <ProblemCard error={failed.error} title={t('changeFailed')} />}
      {reset.data !== undefined && (
        <HandedLink link={reset.data.link} expiresAt={reset.data.expiresAt} email={user.email} />
      )}
    </>
  );
}
