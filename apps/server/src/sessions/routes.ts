import type { Page } from '@belvedere/contract/lists.ts';
import { listSessions, listSources, type Session, type Source } from '@belvedere/contract/sessions.ts';
import { type Handler, handleList } from '../access/handle.ts';
import type { Context } from '../context.ts';
import type { CsvColumns } from '../platform/http/csv.ts';
import { listSessionPage } from './list-sessions.ts';
import { findSources } from './queries.ts';

const figureColumns = {
  referenced: (row: Session | Source) => row.referenced,
  diffused: (row: Session | Source) => row.diffused,
  running: (row: Session | Source) => row.running,
  waiting: (row: Session | Source) => row.waiting,
  errors: (row: Session | Source) => row.errors,
  lastActivityAt: (row: Session | Source) => row.lastActivityAt,
};
const sourceColumns: CsvColumns<Source> = {
  name: (row) => row.name,
  sessions: (row) => row.sessions,
  ...figureColumns,
};
const sessionColumns: CsvColumns<Session> = {
  source: (row) => row.source,
  name: (row) => row.name,
  createdAt: (row) => row.createdAt,
  ...figureColumns,
};

/** The dashboard's two lists. One session, with its errors by cause, is bound in the room of requests. */
export function sessionRoutes({ db, now }: Context): Handler[] {
  return [
    handleList(
      listSources,
      sourceColumns,
      async ({ project, query }): Promise<Page<Source>> => findSources(db, project.id, query, query),
    ),
    handleList(
      listSessions,
      sessionColumns,
      async ({ project, query }): Promise<Page<Session>> => listSessionPage(db, project.id, query, now()),
    ),
  ];
}
