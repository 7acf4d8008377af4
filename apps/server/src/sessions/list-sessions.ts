import type { Page } from '@belvedere/contract/lists.ts';
import type { Session, SessionDetail } from '@belvedere/contract/sessions.ts';
import type { Db } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import type { PageQuery } from '../platform/paging.ts';
import { paceOf } from './pace.ts';
import { presentSession } from './present.ts';
import { findActiveMinutes, findLastHours, findSession, findSessions, findSteps, type SessionRow } from './queries.ts';
import type { SessionFilter } from './session-filter.ts';

/** A page of sessions, with their steps and their last hour: a fixed number of queries, however many rows. */
export async function listSessionPage(
  db: Db,
  projectId: number,
  query: SessionFilter & PageQuery,
  now: Date,
): Promise<Page<Session>> {
  const { items, ...page } = await findSessions(db, projectId, query, query);
  return { ...page, items: await withParts(db, projectId, items, now) };
}

/** One session with its pace. The errors by cause are the room of requests' to add. */
export async function getSession(
  db: Db,
  projectId: number,
  id: number,
  now: Date,
): Promise<Omit<SessionDetail, 'causes'>> {
  const row = await findSession(db, projectId, id);
  if (row === undefined) throw notFound('session', id);
  const [session] = await withParts(db, projectId, [row], now);
  if (session === undefined) throw notFound('session', id);
  const minutes = await findActiveMinutes(db, projectId, id);
  return { ...session, ...paceOf(minutes, row.running, now, row.createdAt) };
}

async function withParts(db: Db, projectId: number, rows: readonly SessionRow[], now: Date): Promise<Session[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [steps, minutes] = await Promise.all([findSteps(db, projectId, ids), findLastHours(db, projectId, ids, now)]);
  const stepsOf = Map.groupBy(steps, ({ sessionId }) => sessionId);
  const minutesOf = Map.groupBy(minutes, ({ sessionId }) => sessionId);
  return rows.map((row) => presentSession(row, stepsOf.get(row.id) ?? [], minutesOf.get(row.id) ?? [], now));
}
