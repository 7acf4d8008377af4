import { startWorkLoops } from './ingest/work-loop.ts';
import { type Loop, startFold } from './sessions/fold.ts';
import type { WorkerContext } from './worker.ts';

/** The loops of a worker beside its tasks: chunks to the catalogue, changes to the figures. */
export async function startLoops(context: WorkerContext): Promise<Loop> {
  const fold = await startFold(context);
  const work = await startWorkLoops(context);
  return {
    async stop(patience) {
      // The fold ends last: it counts what the others finish.
      await work.stop(patience);
      await fold.stop(patience);
    },
  };
}
