import {
  approveUser as approveUserRoute,
  changeUser as changeUserRoute,
  inviteUser as inviteUserRoute,
  listUsers,
  removeUser as removeUserRoute,
  resetUser as resetUserRoute,
  type User,
} from '@belvedere/contract/access.ts';
import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/database.ts';
import { notFound } from '../../platform/errors.ts';
import { publishEvent } from '../../platform/events.ts';
import type { CsvColumns } from '../../platform/http/csv.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Admission, SignedIn } from '../admission.ts';
import { type Call, type Handler, handle, handleList } from '../handle.ts';
import { approveUser, changeUser, type Managing, removeUser } from './change-user.ts';
import { inviteUser } from './invite-user.ts';
import { resetUser } from './reset-user.ts';
import { findUsers, getUser } from './user-queries.ts';

/** Of PostgreSQL's integer. */
const largestId = 2_147_483_647;

const csvColumns: CsvColumns<User> = {
  email: (user) => user.email,
  name: (user) => user.name,
  role: (user) => user.role,
  state: (user) => user.state,
  language: (user) => user.language,
  createdAt: (user) => user.createdAt,
  lastSeenAt: (user) => user.lastSeenAt,
};

/** The users of a project, as its administrators keep them. */
export function userRoutes({ db, config, now }: Pick<Context, 'db' | 'config' | 'now'>): Handler[] {
  const linkOf = (token: string) => `${config.publicUrl}/link/${token}`;
  return [
    handleList(listUsers, csvColumns, async ({ project, query }) => findUsers(db, project.id, query)),
    handle(inviteUserRoute, async ({ project, body, viewer, record }) =>
      inTransaction(db, async (tx) => {
        const inviting = { projectId: project.id, managerId: viewer.id, now: now() };
        const { user, link } = await inviteUser(tx, body, inviting);
        await record(tx, 'User:Invited', user.email, { role: body.role });
        await tell(tx, project.id, user.id);
        if (link === undefined) return { user, link: `${config.publicUrl}/user/${project.slug}`, expiresAt: null };
        return { user, link: linkOf(link.token), expiresAt: link.expiresAt };
      }),
    ),
    handle(approveUserRoute, async (call) =>
      inTransaction(db, async (tx) => {
        const { email } = await approveUser(tx, managingOf(call));
        return settle(tx, call, { action: 'User:Approved', email });
      }),
    ),
    handle(changeUserRoute, async (call) =>
      inTransaction(db, async (tx) => {
        const { email } = await changeUser(tx, call.body, managingOf(call));
        return settle(tx, call, { action: 'User:Changed', email, detail: call.body });
      }),
    ),
    handle(resetUserRoute, async (call) =>
      inTransaction(db, async (tx) => {
        const { user, link } = await resetUser(tx, managingOf(call), now());
        const shown = await settle(tx, call, { action: 'User:Reset', email: user.email });
        return { user: shown, link: linkOf(link.token), expiresAt: link.expiresAt };
      }),
    ),
    handle(removeUserRoute, async (call) => {
      await inTransaction(db, async (tx) => {
        const { id, email } = await removeUser(tx, managingOf(call));
        await call.record(tx, 'User:Removed', email);
        await tell(tx, call.project.id, id);
      });
      return {};
    }),
  ];
}

type UserCall = Call<typeof approveUserRoute>;
type Managed = Pick<UserCall, 'params' | 'project' | 'role'> & { readonly viewer: SignedIn } & Pick<
    Admission,
    'record'
  >;

function managingOf({ params, project, role, viewer }: Managed): Managing {
  if (params.id > largestId) throw notFound('user', params.id);
  return { projectId: project.id, accountId: params.id, manager: { id: viewer.id, role } };
}

interface Deed {
  readonly action: string;
  readonly email: string;
  readonly detail?: Record<string, unknown>;
}

/** What each change of a user ends in: the audit row, the event, the user as he is now. */
async function settle(tx: Tx, { project, params, record }: Managed, { action, email, detail }: Deed): Promise<User> {
  await record(tx, action, email, detail);
  await tell(tx, project.id, params.id);
  return getUser(tx, project.id, params.id);
}

/** Pages refetch; open streams of that account look their right up again. */
async function tell(tx: Tx, project: number, accountId: number): Promise<void> {
  await publishEvent(tx, { project, topic: 'users', id: String(accountId) });
}
