import vm from 'node:vm';

/** Thrown by work that took longer than it was given. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

export interface TimeGuard {
  /** Runs the work, and ends it from outside after so many milliseconds: a regular expression of a user may never end by itself. */
  run<T>(milliseconds: number, work: () => T): T;
}

/** V8 stops a script that is run with a time-out wherever it stands, in a backtracking regular expression too. */
export function createTimeGuard(): TimeGuard {
  const box: { work: () => unknown } = { work: () => undefined };
  const context = vm.createContext(box);
  const script = new vm.Script('work()');
  return {
    run<T>(milliseconds: number, work: () => T): T {
      box.work = work;
      try {
        return script.runInContext(context, { timeout: milliseconds }) as T;
      } catch (error) {
        // Not `instanceof`: it is an error of the other context.
        if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
          throw new TookTooLong(`Cannot go on: it took over ${milliseconds} ms`);
        }
        throw error;
      } finally {
        box.work = () => undefined;
      }
    },
  };
}
