import type { Log } from '../log.ts';
import { type ProcessRecord, stateOf } from './process-record.ts';

/** Seconds without an answer after which a process that does nothing is hung, and one that computes. */
const patience = { idle: 5, computing: 120 } as const;

export interface Watchdog {
  /** The process has answered. */
  heard(): void;
  stop(): void;
}

/**
 * Asks the database process every second whether it is there, and kills it when it is hung, so that it can be started again. Seconds are
 * counted in questions, not by the clock: after a sleep of the whole machine nobody is to blame.
 */
export function watchProcess(
  record: ProcessRecord,
  log: Log,
  ask: () => void,
  limits: { readonly idle: number; readonly computing: number } = patience,
): Watchdog {
  let unanswered = 0;
  let idle = 0;
  const timer = setInterval(() => {
    const state = stateOf(record);
    idle = state === 'idle' && unanswered > 0 ? idle + 1 : 0;
    if (state !== 'gone' && (idle > limits.idle || unanswered > limits.computing)) {
      log.error({ pid: record.pid, state, seconds: unanswered }, 'Embedded:Process:Killed');
      kill(record.pid);
    }
    unanswered += 1;
    ask();
  }, 1_000);
  return {
    heard() {
      unanswered = 0;
      idle = 0;
    },
    stop: () => clearInterval(timer),
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone meanwhile, or another watchdog was faster.
  }
}
