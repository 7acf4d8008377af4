import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Selection } from '@belvedere/contract/selection.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { AppError } from './errors.ts';

const lifetime = 24 * 3_600_000;

/** What a project's selection was counted in: the database's snapshot, signed so that only we can have made it. */
export interface SnapshotTokens {
  write(projectId: number, snapshot: string): string;
  read(projectId: number, token: string): string;
}

export function createSnapshotTokens(secret: string, now: () => number): SnapshotTokens {
  const sign = (text: string) => createHmac('sha256', secret).update(`selection ${text}`).digest().subarray(0, 16);
  return {
    write(projectId, snapshot) {
      const text = `${projectId} ${now() + lifetime} ${snapshot}`;
      return `${Buffer.from(text).toString('base64url')}.${sign(text).toString('base64url')}`;
    },
    read(projectId, token) {
      const [encoded = '', signature = ''] = token.split('.');
      const text = Buffer.from(encoded, 'base64url').toString();
      const [project, expires, snapshot] = text.split(' ');
      const given = Buffer.from(signature, 'base64url');
      const genuine = given.length === 16 && timingSafeEqual(given, sign(text));
      if (!genuine || Number(project) !== projectId || Number(expires) < now() || snapshot === undefined) {
        throw new AppError(
          400,
          'selection_expired',
          'Cannot use the selection: it was counted too long ago, or elsewhere',
          {
            hint: 'Count it again, then confirm what it touches',
          },
        );
      }
      return snapshot;
    },
  };
}

/** The snapshot of this very moment: what committed before it is in, what commits after is out. */
export async function currentSnapshot(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(db);
  return rows[0]?.snapshot ?? '';
}

/** Rows as they were when the selection was counted: none that came or moved since. */
export function movedBefore(column: RawBuilder<unknown>, snapshot: string): RawBuilder<boolean> {
  return sql<boolean>`pg_visible_in_snapshot(${column}, ${snapshot}::pg_snapshot)`;
}

/** Ids added to the search (or alone, without one), ids taken out. */
export function chosenBy(
  selection: Selection,
  matches: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  type: 'bigint' | 'text',
): RawBuilder<boolean> {
  const cast = sql.raw(`${type}[]`);
  const include = (selection.include ?? []).map(String);
  const exclude = (selection.exclude ?? []).map(String);
  if (type === 'bigint' && [...include, ...exclude].some((text) => !/^\d{1,18}$/.test(text))) {
    throw new AppError(400, 'invalid', 'Cannot read "/selection": its ids are numbers');
  }
  const searched = selection.search === undefined ? sql`false` : matches;
  return sql<boolean>`((${searched}) or ${id} = any(${include}::${cast})) and not (${id} = any(${exclude}::${cast}))`;
}
