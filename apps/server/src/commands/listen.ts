import { ensureAdministrator, setupLink } from '../access/setup.ts';
import { createApi } from '../api.ts';
import type { Context } from '../context.ts';
import { servePage } from '../page.ts';
import { trackQuietSockets } from '../platform/http/quiet-sockets.ts';

export interface Listening {
  readonly origin: string;
  /** Takes no new call, lets those in hand finish, cuts what is left (streams of events) after `patience` milliseconds. */
  close(patience: number): Promise<void>;
}

/** Opens the doors, makes the first administrator or says how, and tells where to look. */
export async function listen(context: Context): Promise<Listening> {
  const { config } = context;
  await ensureAdministrator(context);
  const app = createApi(context, { checkAnswers: false });
  await servePage(app);
  const quiet = trackQuietSockets(app.server);
  await app.listen({ port: config.port, host: config.host, listenTextResolver: () => 'Http:Server:Listening' });
  await greet(context);
  return {
    origin: app.listeningOrigin,
    async close(patience) {
      const closed = app.close();
      const sweep = setInterval(quiet.close, 200);
      const cut = setTimeout(() => app.server.closeAllConnections(), patience);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}

async function greet(context: Context): Promise<void> {
  const link = await setupLink(context);
  const lines = [`Belvedere is at ${context.config.publicUrl}`];
  if (link !== undefined) lines.push(`Make the first administrator: ${link}`);
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}
