import type { CommandCall } from '../commands.ts';
import { openConfiguredDatabase, openContext } from '../open-context.ts';
import { claimServer } from '../platform/embedded/server-claim.ts';
import { migrate } from '../platform/migrate.ts';
import { startLoops } from '../start-worker.ts';
import { tasks } from '../worker.ts';
import { listen } from './listen.ts';
import { stopPatience, stopSignal } from './stop-signal.ts';

/** API, page and worker in one process, until it is told to stop. */
export async function serve({ config, log }: CommandCall): Promise<number> {
  const stopping = stopSignal(log);
  const claim = config.databaseUrl === undefined ? claimServer(config.dataFolder) : undefined;
  const database = await openConfiguredDatabase(config, log);
  try {
    await migrate(database, log, tasks);
    const { context, runner, close } = await openContext(config, log, database, 'runs');
    const loops = await startLoops(context);
    const server = await listen(context);
    await stopping;
    await server.close(stopPatience);
    await Promise.all([loops.stop(stopPatience), runner.stop(stopPatience)]);
    await close();
  } finally {
    await database.close();
    claim?.release();
  }
  return 0;
}
