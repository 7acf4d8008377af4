import type { Db } from '../platform/database.ts';

export async function issueSignIn(_db: Db, _accountId: number): Promise<{ token: string }> {
  throw new Error('Not written yet');
}
