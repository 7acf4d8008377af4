import type { personalTokenSchema } from '@belvedere/contract/access.ts';
import type { z } from 'zod';
import type { Db, Tx } from '../../platform/database.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { hashToken, newToken } from '../credential.ts';

type PersonalToken = z.infer<typeof personalTokenSchema>;

const mostTokens = 100;
const day = 24 * 3_600_000;
const columns = [
  'id',
  'name',
  'created_at as createdAt',
  'last_used_at as lastUsedAt',
  'expires_at as expiresAt',
] as const;

export async function findPersonalTokens(db: Db | Tx, accountId: number): Promise<PersonalToken[]> {
  return db
    .selectFrom('personal_token')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(mostTokens)
    .execute();
}

interface NewToken {
  readonly accountId: number;
  readonly name: string;
  readonly days: number | null;
  readonly now: Date;
}

/** The token itself is in the answer, and nowhere else ever again. */
export async function createPersonalToken(
  tx: Tx,
  { accountId, name, days, now }: NewToken,
): Promise<PersonalToken & { token: string }> {
  if ((await findPersonalTokens(tx, accountId)).length >= mostTokens) {
    throw new AppError(409, 'too_many_tokens', `Cannot make a token: you have ${mostTokens} already`, {
      hint: 'Revoke those that nothing uses',
      values: { most: mostTokens },
    });
  }
  const token = newToken('personal');
  const row = await tx
    .insertInto('personal_token')
    .values({
      account_id: accountId,
      name,
      token_hash: hashToken(token),
      created_at: now.toISOString(),
      expires_at: days === null ? null : new Date(now.getTime() + days * day).toISOString(),
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return { ...row, token };
}

export async function revokePersonalToken(
  tx: Tx,
  { accountId, id, now }: { readonly accountId: number; readonly id: number; readonly now: Date },
): Promise<string> {
  const revoked = await tx
    .updateTable('personal_token')
    .set({ revoked_at: now.toISOString() })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (revoked === undefined) throw notFound('token', id);
  return revoked.name;
}
