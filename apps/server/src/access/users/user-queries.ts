import type { listUsers, User } from '@belvedere/contract/access.ts';
import type { Page } from '@belvedere/contract/lists.ts';
import type { QueryOf } from '@belvedere/contract/route.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database.ts';
import { notFound } from '../../platform/errors.ts';
import { readPage, type SortKey } from '../../platform/paging.ts';
import type { ManagedUser, Manager } from './managed-user.ts';
import { hasRightsBeyond } from './rights-beyond.ts';

const shownState = sql<string>`case
  when membership.state = 'disabled' or account.state = 'disabled' then 'disabled'
  when account.state = 'invited' then 'invited'
  else membership.state
end`;

const columns = sql`
  account.id, account.email, account.name, account.language,
  case when account.instance_admin then 'instance_admin' else membership.role end as role,
  ${shownState} as state,
  membership.created_at as "createdAt", account.last_seen_at as "lastSeenAt"`;

const rank = sql`
  case when account.instance_admin then 5
  else array_position('{registered_user,operator,admin,project_admin}'::text[], membership.role) end`;

const sorts: Record<string, SortKey> = {
  email: { expression: sql`account.email`, type: 'text' },
  name: { expression: sql`lower(account.name) collate "C"`, type: 'text' },
  role: { expression: sql`(${rank})`, type: 'integer' },
  state: { expression: sql`(${shownState}) collate "C"`, type: 'text' },
  createdAt: { expression: sql`membership.created_at`, type: 'timestamptz' },
  lastSeenAt: { expression: sql`coalesce(account.last_seen_at, '-infinity')`, type: 'timestamptz' },
};

function members(projectId: number): RawBuilder<unknown> {
  return sql`
    from membership
    join account on account.id = membership.account_id
    where membership.project_id = ${projectId}`;
}

export async function findUsers(db: Db, projectId: number, query: QueryOf<typeof listUsers>): Promise<Page<User>> {
  const { q, state, role } = query;
  const from = sql`${members(projectId)}
    ${q === undefined ? sql`` : containing(q)}
    ${state === undefined ? sql`` : sql`and ${shownState} = ${state}`}
    ${role === undefined ? sql`` : sql`and membership.role = ${role}`}`;
  return readPage<User>(db, { columns, from, sorts, tie: { expression: sql`account.id`, type: 'integer' } }, query);
}

function containing(text: string): RawBuilder<unknown> {
  return sql`and (strpos(lower(account.email), lower(${text})) > 0 or strpos(lower(account.name), lower(${text})) > 0)`;
}

export async function getUser(tx: Tx, projectId: number, accountId: number): Promise<User> {
  const { rows } = await sql<User>`
    select ${columns} ${members(projectId)} and account.id = ${accountId}`.execute(tx);
  if (rows[0] === undefined) throw notFound('user', accountId);
  return rows[0];
}

/**
 * A member about to be changed. The project's row is held first: two administrators who demote each other at the same moment
 * come one after the other, and the second sees what the first did.
 */
export async function lockManagedUser(
  tx: Tx,
  {
    projectId,
    accountId,
    manager,
  }: { readonly projectId: number; readonly accountId: number; readonly manager: Manager },
): Promise<ManagedUser> {
  await tx.selectFrom('project').select('id').where('id', '=', projectId).forNoKeyUpdate().execute();
  const { rows } = await sql<ManagedUser>`
    select
      account.id, account.email, account.instance_admin as "instanceAdmin", account.state as "accountState",
      membership.role, membership.state,
      ${hasRightsBeyond(sql`account.id`, sql`${projectId}::integer`, sql`${manager.id}::integer`)} as "hasRightsBeyond"
    ${members(projectId)} and account.id = ${accountId}`.execute(tx);
  if (rows[0] === undefined) throw notFound('user', accountId);
  return rows[0];
}

export async function hasOtherAdministrator(tx: Tx, projectId: number, accountId: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select ${members(projectId)}
        and membership.role = 'project_admin'
        and membership.state = 'active'
        and account.state = 'active'
        and account.id <> ${accountId}) as found`.execute(tx);
  return rows[0]?.found === true;
}
