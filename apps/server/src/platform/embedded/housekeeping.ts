import type { Log } from '../log.ts';
import type { DiskFloor } from './disk-floor.ts';
import type { Gateway } from './gateway.ts';
import type { Session } from './session.ts';
import { query, type TransactionStatus } from './wire.ts';

const checkpointEvery = 64 * 1024 * 1024;
const lookEvery = 1_000;

/** A single session has no checkpointer: without one the log grows until the process ends, and so does the time to open after a kill. */
export function createCheckpointer(session: Session): { keep(status: TransactionStatus): void } {
  let lookedAt = performance.now();
  let last = '0/0';
  return {
    keep(status) {
      const now = performance.now();
      if (status === 'E' || now - lookedAt < lookEvery) return;
      lookedAt = now;
      const [position = last, written = '0'] = session.valuesOf(
        `select pg_current_wal_lsn(), pg_current_wal_lsn() - '${last}'::pg_lsn`,
      );
      const isFirst = last === '0/0';
      if (!isFirst && Number(written) < checkpointEvery) return;
      if (!isFirst) session.run(query('checkpoint'));
      last = position;
    },
  };
}

export interface HousekeepingOptions {
  readonly session: Session;
  readonly floor: DiskFloor;
  readonly gateway: Gateway;
  readonly log: Log;
}

const pause = 2_000;
/** Milliseconds after which it no longer waits for a quiet moment. */
const longestWait = 60_000;

/** A single session has no autovacuum either: dead rows would stay, and plans would be made from no figures. One table at a time. */
export function startHousekeeping({ session, floor, gateway, log }: HousekeepingOptions): { stop(): void } {
  let lastDone = performance.now();
  let running = false;
  const timer = setInterval(() => {
    if (running || floor.isLow() || (gateway.isBusy() && performance.now() - lastDone < longestWait)) return;
    running = true;
    void gateway.exclusively(async () => {
      try {
        tidyWorst(session, log);
      } finally {
        lastDone = performance.now();
        running = false;
      }
    });
  }, pause);
  return { stop: () => clearInterval(timer) };
}

function tidyWorst(session: Session, log: Log): void {
  const [table, command] = session.valuesOf(worstTable);
  if (table === undefined || command === undefined) return;
  const started = performance.now();
  session.run(query(`${command} ${table}`));
  log.debug({ table, command, ms: Math.round(performance.now() - started) }, 'Embedded:Table:Tidied');
}

/** Autovacuum's own measures (PostgreSQL manual, chapter 24.1.6), and what has never been looked at. */
const worstTable = `
  select format('%I.%I', schemaname, stat.relname),
    case when n_dead_tup > 50 + 0.2 * greatest(reltuples, 0) then 'vacuum (analyze)' else 'analyze' end
  from pg_stat_user_tables as stat
  join pg_class on pg_class.oid = relid
  where n_dead_tup > 50 + 0.2 * greatest(reltuples, 0)
  or n_mod_since_analyze > 50 + 0.1 * greatest(reltuples, 0)
  or (reltuples < 0 and relkind = 'r' and pg_relation_size(relid) > 0)
  order by n_dead_tup + n_mod_since_analyze desc
  limit 1`;
