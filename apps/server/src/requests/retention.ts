import type { StoredState } from './request.ts';

/** One line of the table of what is kept for how long (docs/reference/retention.md shows it). */
export interface RetentionRule {
  readonly table: string;
  /** What goes, in words. */
  readonly what: string;
  readonly days: number;
  /** The column since which a row is kept. */
  readonly since: string;
  /** Which rows have had their time, besides their age. */
  readonly condition: string;
  /** What stays of it. */
  readonly remains?: string;
}

/** States that no request leaves. */
export const settledStates = ['done', 'denied', 'ignored'] as const satisfies readonly StoredState[];

export const requestRule: RetentionRule = {
  table: 'request',
  what: 'requests that are done, denied or ignored, with their history',
  days: 30,
  since: 'moved_at',
  condition: `state in (${settledStates.map((state) => `'${state}'`).join(', ')})`,
  remains: 'their counts, in `session_base`: every figure stays what it was',
};

/** Rows that leave nothing behind. */
export const plainRules: readonly RetentionRule[] = [
  {
    table: 'action',
    what: 'bulk operations that ended',
    days: 30,
    since: 'finished_at',
    condition: "state in ('done', 'stopped', 'failed')",
  },
  {
    table: 'deposit',
    what: 'deposits that ended, with the answers that a repeat of their `Idempotency-Key` gets',
    days: 30,
    since: 'heartbeat_at',
    condition: "state <> 'live'",
    remains: 'the requests, and the session',
  },
  {
    table: 'session_minute',
    what: 'products diffused per minute',
    days: 90,
    since: 'minute',
    condition: 'true',
    remains: 'the figures of the session',
  },
  { table: 'sign_in', what: 'sign-ins, once they have expired', days: 0, since: 'expires_at', condition: 'true' },
  {
    table: 'sign_in_failure',
    what: 'failed sign-ins, once they slow nobody down',
    days: 1,
    since: 'last_at',
    condition: 'true',
  },
  {
    table: 'account_link',
    what: 'invitation and reset links, once they have expired',
    days: 30,
    since: 'expires_at',
    condition: 'true',
  },
  { table: 'audit', what: 'who did what, when and from where', days: 730, since: 'at', condition: 'true' },
];
