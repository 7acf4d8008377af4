import type { Me } from '@belvedere/contract/access.ts';
import type { Db, Tx } from '../../platform/database.ts';
import { notFound } from '../../platform/errors.ts';

/** An account as its owner sees it, with the projects that it may enter as a member. */
export async function getMe(db: Db | Tx, accountId: number): Promise<Me> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'email', 'name', 'language', 'instance_admin as instanceAdmin'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (account === undefined) throw notFound('account', accountId);
  const memberships = await db
    .selectFrom('membership')
    .innerJoin('project', 'project.id', 'membership.project_id')
    .select(['project.slug as project', 'project.title', 'membership.role'])
    .where('membership.account_id', '=', accountId)
    .where('membership.state', '=', 'active')
    .orderBy('project.slug')
    .limit(1_000)
    .execute();
  return { ...account, memberships };
}
