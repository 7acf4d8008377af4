import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database.ts';
import { hashToken, newToken } from '../credential.ts';
import { hasRightsBeyond } from '../users/rights-beyond.ts';
import { type AccountLink, linkLifetimes } from './account-link.ts';

interface NewLink {
  readonly kind: AccountLink['kind'];
  readonly accountId: number;
  readonly projectId: number;
  readonly madeBy: number;
  readonly now: Date;
}

/** A link of a kind takes the place of those that the project handed out before. */
export async function insertLink(tx: Tx, link: NewLink): Promise<{ token: string; expiresAt: string }> {
  const token = newToken('link');
  await tx
    .deleteFrom('account_link')
    .where('account_id', '=', link.accountId)
    .where('project_id', '=', link.projectId)
    .where('used_at', 'is', null)
    .execute();
  const { expires_at: expiresAt } = await tx
    .insertInto('account_link')
    .values({
      token_hash: hashToken(token),
      kind: link.kind,
      account_id: link.accountId,
      project_id: link.projectId,
      created_by: link.madeBy,
      created_at: link.now.toISOString(),
      expires_at: new Date(link.now.getTime() + linkLifetimes[link.kind]).toISOString(),
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow();
  return { token, expiresAt };
}

export async function findLink(db: Db | Tx, token: string): Promise<AccountLink | undefined> {
  const { rows } = await sql<AccountLink>`
    select
      account_link.kind, account_link.expires_at as "expiresAt", account_link.used_at as "usedAt",
      account.id as "accountId", account.email, account.name, account.state as "accountState",
      account.password_hash is not null as "passwordChosen",
      project.id as "projectId", project.slug as project,
      membership.state as "membershipState",
      coalesce(
        maker.state = 'active' and (maker.instance_admin or (made.role = 'project_admin' and made.state = 'active')),
        false) as "makerStands",
      not coalesce(maker.instance_admin, false)
        and (account.instance_admin
          or ${hasRightsBeyond(sql`account.id`, sql`account_link.project_id`, sql`account_link.created_by`)}) as "outgrewMaker"
    from account_link
    join account on account.id = account_link.account_id
    join project on project.id = account_link.project_id
    left join membership on membership.project_id = account_link.project_id and membership.account_id = account.id
    left join account as maker on maker.id = account_link.created_by
    left join membership as made on made.project_id = account_link.project_id and made.account_id = maker.id
    where account_link.token_hash = ${hashToken(token)}`.execute(db);
  return rows[0];
}

export async function spendLink(tx: Tx, token: string, now: Date): Promise<void> {
  await tx
    .updateTable('account_link')
    .set({ used_at: now.toISOString() })
    .where('token_hash', '=', hashToken(token))
    .execute();
}
