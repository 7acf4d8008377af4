import type { CommandCall } from '../commands.ts';
import { openConfiguredDatabase } from '../open-context.ts';
import { migrate } from '../platform/migrate.ts';
import { tasks } from '../worker.ts';

export async function migrateDatabase({ config, log }: CommandCall): Promise<number> {
  const database = await openConfiguredDatabase(config, log);
  try {
    const applied = await migrate(database, log, tasks);
    process.stdout.write(
      applied.length === 0 ? 'The database is at this version already\n' : `Applied ${applied.join(', ')}\n`,
    );
  } finally {
    await database.close();
  }
  return 0;
}
