import type { CommandCall } from '../commands.ts';
import { counters } from '../counters.ts';
import { openConfiguredDatabase } from '../open-context.ts';
import { checkFigures } from '../sessions/check-figures.ts';
import { rebuildFigures } from '../sessions/rebuild.ts';

/** Holds the figures against the rows, and counts them again unless only asked to look. */
export async function rebuild({ config, log, flags }: CommandCall): Promise<number> {
  const database = await openConfiguredDatabase(config, log);
  try {
    const wrong = await checkFigures(database.db, counters);
    for (const { source, session, stepId, property, kept, counted } of wrong) {
      process.stdout.write(`${source} / ${session}  ${stepId}.${property}: kept ${kept}, rows say ${counted}\n`);
    }
    if (flags.check) {
      process.stdout.write(wrong.length === 0 ? 'Every figure equals its rows\n' : `${wrong.length} figures differ\n`);
      return wrong.length === 0 ? 0 : 1;
    }
    await rebuildFigures(database.db, counters);
    process.stdout.write(
      wrong.length === 0 ? 'Every figure equalled its rows: nothing changed\n' : `${wrong.length} figures put right\n`,
    );
    return 0;
  } finally {
    await database.close();
  }
}
