import type { CommandCall } from '../commands.ts';
import { openConfiguredDatabase, openContext } from '../open-context.ts';
import { isMigrated } from '../platform/migrate.ts';
import { startLoops } from '../start-worker.ts';
import { notMigrated } from './api.ts';
import { stopPatience, stopSignal } from './stop-signal.ts';

/** A worker without doors: any number of them share the work. */
export async function worker({ config, log }: CommandCall): Promise<number> {
  const stopping = stopSignal(log);
  const database = await openConfiguredDatabase(config, log);
  try {
    if (!(await isMigrated(database))) throw notMigrated();
    const { context, runner, close } = await openContext(config, log, database, 'runs');
    const loops = await startLoops(context);
    log.info('Worker:Process:Started');
    await stopping;
    await Promise.all([loops.stop(stopPatience), runner.stop(stopPatience)]);
    await close();
  } finally {
    await database.close();
  }
  return 0;
}
