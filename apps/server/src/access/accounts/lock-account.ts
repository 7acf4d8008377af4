import type { Tx } from '../../platform/database.ts';

/** Whoever sets a password, or gives an account rights, holds its row: one must not decide on what the other is changing. */
export async function lockAccount(tx: Tx, accountId: number): Promise<void> {
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute();
}
