import type { CommandCall } from '../commands.ts';
import { openConfiguredDatabase, openContext } from '../open-context.ts';
import { AppError } from '../platform/errors.ts';
import { isMigrated } from '../platform/migrate.ts';
import { listen } from './listen.ts';
import { stopPatience, stopSignal } from './stop-signal.ts';

/** API and page, without a worker. */
export async function api({ config, log }: CommandCall): Promise<number> {
  const stopping = stopSignal(log);
  const database = await openConfiguredDatabase(config, log);
  try {
    if (!(await isMigrated(database))) throw notMigrated();
    const { context, runner, close } = await openContext(config, log, database, 'sends');
    const server = await listen(context);
    await stopping;
    await server.close(stopPatience);
    await runner.stop(stopPatience);
    await close();
  } finally {
    await database.close();
  }
  return 0;
}

export function notMigrated(): AppError {
  return new AppError(503, 'not_migrated', 'Cannot start: the database is not at this version', {
    hint: 'Run "belvedere migrate" first',
  });
}
