import { resolve } from 'node:path';
import { backup } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import type { CommandCall } from '../commands.ts';
import { openConfiguredDatabase } from '../open-context.ts';
import { AppError } from '../platform/errors.ts';
import { version } from '../version.ts';
import { tasks } from '../worker.ts';

export async function backupTo({ config, log, positionals }: CommandCall): Promise<number> {
  const file = fileOf(positionals, 'backup');
  const database = await openConfiguredDatabase(config, log);
  try {
    tell(`Wrote ${file}`, await backup({ database, log, file, version }));
    return 0;
  } finally {
    await database.close();
  }
}

export async function restoreFrom({ config, log, positionals, flags }: CommandCall): Promise<number> {
  const file = fileOf(positionals, 'restore');
  const database = await openConfiguredDatabase(config, log);
  try {
    tell(`Restored ${file}`, await restore({ database, log, tasks, file, force: flags.force }));
    return 0;
  } finally {
    await database.close();
  }
}

function fileOf([name]: readonly string[], command: string): string {
  if (name !== undefined) return resolve(name);
  throw new AppError(400, 'file_missing', `Cannot ${command}: no file is named`, {
    hint: `belvedere ${command} <file>`,
  });
}

function tell(what: string, rows: Readonly<Record<string, number>>): void {
  const counts = Object.entries(rows).filter(([, count]) => count > 0);
  process.stdout.write(
    `${what}\n${counts.map(([table, count]) => `${String(count).padStart(12)}  ${table}\n`).join('')}`,
  );
}
