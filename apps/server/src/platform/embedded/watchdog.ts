import type { Log } from '../log.ts';
import { type ProcessRecord, type ProcessState, stateOf } from './process-record.ts';

/** Seconds without an answer after which a process counts as hung, by what it does meanwhile. */
const patience = { stopped: 2, idle: 5, computing: 120 } as const;

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
  limits: Readonly<Record<'stopped' | 'idle' | 'computing', number>> = patience,
): Watchdog {
  let unanswered = 0;
  /** Seconds in the state that it is in. */
  let lasted = 0;
  let last: ProcessState = 'gone';
  const timer = setInterval(() => {
    const state = stateOf(record);
    lasted = state === last && unanswered > 0 ? lasted + 1 : 0;
    last = state;
    const isHung = state === 'computing' ? unanswered > limits.computing : state !== 'gone' && lasted >= limits[state];
    if (isHung) {
      log.error({ pid: record.pid, state, seconds: unanswered }, 'Embedded:Process:Killed');
      kill(record.pid);
    }
    unanswered += 1;
    ask();
  }, 1_000);
  return {
    heard() {
      unanswered = 0;
      lasted = 0;
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
