import type { Tx } from '../platform/database.ts';

export interface AuditEntry {
  readonly projectId: number | null;
  readonly accountId: number | null;
  /** Kept in words, so that the row still says who after the account is gone. */
  readonly actor: string;
  /** Area, noun, past participle: `User:Invited`. */
  readonly action: string;
  readonly target: string;
  readonly detail?: Record<string, unknown> | undefined;
  readonly address: string;
}

/** Who did what, when, from where: in the transaction of the thing itself. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      project_id: entry.projectId,
      account_id: entry.accountId,
      actor: entry.actor,
      action: entry.action,
      target: entry.target,
      detail: JSON.stringify(entry.detail ?? {}),
      address: entry.address,
    })
    .execute();
}
