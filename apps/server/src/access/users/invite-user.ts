import type { inviteUser as inviteUserRoute, User } from '@belvedere/contract/access.ts';
import type { BodyOf } from '@belvedere/contract/route.ts';
import type { Tx } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import { lockAccount } from '../accounts/lock-account.ts';
import { insertLink } from '../links/link-queries.ts';
import type { AccountTable, MembershipState } from '../tables.ts';
import { getUser } from './user-queries.ts';

export interface Inviting {
  readonly projectId: number;
  readonly managerId: number;
  readonly now: Date;
}
/** A token to make a link of, or none: who has an account already needs no link. */
export interface Invited {
  readonly user: User;
  readonly link: { readonly token: string; readonly expiresAt: string } | undefined;
}

/** Makes somebody a member: at once with an account that is in use, else once the invitation is followed. */
export async function inviteUser(
  tx: Tx,
  body: BodyOf<typeof inviteUserRoute>,
  { projectId, managerId, now }: Inviting,
): Promise<Invited> {
  const account = (await insertInvited(tx, body)) ?? (await lockKnown(tx, body.email));
  if (account.state === 'disabled') {
    throw new AppError(409, 'account_disabled', `Cannot invite "${body.email}": the account is disabled`, {
      values: { email: body.email },
    });
  }
  const state = account.state === 'active' ? 'active' : 'pending';
  await insertMembership(tx, { projectId, accountId: account.id, body, state });
  const link =
    state === 'active'
      ? undefined
      : await insertLink(tx, { kind: 'invitation', accountId: account.id, projectId, madeBy: managerId, now });
  return { user: await getUser(tx, projectId, account.id), link };
}

type Known = Pick<AccountTable, 'state'> & { readonly id: number };

async function insertInvited(
  tx: Tx,
  { email, name, language }: BodyOf<typeof inviteUserRoute>,
): Promise<Known | undefined> {
  return tx
    .insertInto('account')
    .values({ email, name: name ?? email.split('@')[0] ?? email, language, state: 'invited' })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(['id', 'state'])
    .executeTakeFirst();
}

async function lockKnown(tx: Tx, email: string): Promise<Known> {
  const { id } = await tx.selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  await lockAccount(tx, id);
  return tx.selectFrom('account').select(['id', 'state']).where('id', '=', id).executeTakeFirstOrThrow();
}

async function insertMembership(
  tx: Tx,
  {
    projectId,
    accountId,
    body: { email, role },
    state,
  }: {
    readonly projectId: number;
    readonly accountId: number;
    readonly body: BodyOf<typeof inviteUserRoute>;
    readonly state: MembershipState;
  },
): Promise<void> {
  const inserted = await tx
    .insertInto('membership')
    .values({ project_id: projectId, account_id: accountId, role, state })
    .onConflict((conflict) => conflict.columns(['project_id', 'account_id']).doNothing())
    .returning('account_id')
    .executeTakeFirst();
  if (inserted !== undefined) return;
  throw new AppError(409, 'already_member', `Cannot invite "${email}": a user of the project already`, {
    hint: 'Change the role of the user, or make a new link',
    values: { email },
  });
}
