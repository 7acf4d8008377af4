import { issueSignIn } from '../access/sign-in.ts';
import type { CommandCall } from '../commands.ts';
import { demoProject, loadDemo } from '../demo/load-demo.ts';
import { openConfiguredDatabase } from '../open-context.ts';
import type { Db } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';

const watchablePace = 700;

/** Sends the demo through the public API of the server that runs, in the name of its first administrator. */
export async function demo({ config, log, flags }: CommandCall): Promise<number> {
  const origin = `http://${config.host}:${config.port}`;
  await refuseWithoutServer(origin);
  const database = await openConfiguredDatabase(config, log);
  try {
    const { token } = await issueSignIn(database.db, await firstAdministrator(database.db));
    await loadDemo({
      origin,
      picturesFrom: config.publicUrl,
      token,
      now: new Date(),
      pace: flags.now ? 0 : watchablePace,
      onDelivery: ({ source, session }, { granted, denied }) =>
        process.stdout.write(`${source} / ${session}: ${granted} granted, ${denied} denied\n`),
    });
    process.stdout.write(`\nLook at ${config.publicUrl}/admin/${demoProject}/add-data/dashboard\n`);
    return 0;
  } finally {
    await database.close();
  }
}

async function refuseWithoutServer(origin: string): Promise<void> {
  try {
    const response = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    if (response.ok) return;
  } catch {
    // Told below: whatever the reason, nobody answers there.
  }
  throw new AppError(503, 'server_missing', `Cannot load the demo: no server is ready at ${origin}`, {
    hint: 'Run "npm start" in another terminal first; the demo goes through its public API',
  });
}

async function firstAdministrator(db: Db): Promise<number> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('instance_admin', '=', true)
    .where('state', '=', 'active')
    .orderBy('id')
    .executeTakeFirst();
  if (row !== undefined) return row.id;
  throw new AppError(409, 'administrator_missing', 'Cannot load the demo: there is no administrator yet', {
    hint: 'Open the link that "npm start" printed, or set BELVEDERE_ADMIN_EMAIL and BELVEDERE_ADMIN_PASSWORD',
  });
}
