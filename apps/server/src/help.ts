import { commands, findCommand } from './commands.ts';

const settings = `
Settings (environment):
  BELVEDERE_PORT         port to listen on (3000)
  BELVEDERE_HOST         address to listen on (127.0.0.1)
  BELVEDERE_PUBLIC_URL   address that people type: links, Origin check (http://localhost:PORT)
  BELVEDERE_DATA         folder of the embedded database (./data)
  DATABASE_URL           PostgreSQL 15 or newer with PostGIS; without it the embedded database is used
  DATABASE_DIRECT_URL    the same past a pooler, for LISTEN
  BELVEDERE_SECRET       signs tokens; compulsory with DATABASE_URL, made in the data folder otherwise
  BELVEDERE_MIN_FREE_BYTES
                         under this much free disk the embedded database takes no writes (536870912)
  BELVEDERE_ADMIN_EMAIL, BELVEDERE_ADMIN_PASSWORD
                         make the first administrator without the page
  BELVEDERE_TRUSTED_PROXIES
                         addresses or networks whose X-Forwarded-For is believed, with commas
  BELVEDERE_LOG          debug, info, warn, error or silent (info); JSON lines on standard error
`;

/** What `--help` says: of all commands, or of one, with an example. */
export function helpOf(name: string | undefined): string {
  const command = name === undefined ? undefined : findCommand(name);
  if (command === undefined) return overview();
  return `belvedere ${command.usage}\n\n${command.summary}\n\n${command.help}\n`;
}

function overview(): string {
  const rows = Object.values(commands).map(({ usage, summary }) => `  ${usage.padEnd(26)} ${summary}`);
  return `Belvedere: an archive for space and Earth-observation data

Usage: belvedere <command>        (npm start runs "serve")

${rows.join('\n')}

  belvedere <command> --help says more of one.
${settings}
Try it:
  npm start                        then open the link that it prints
  npm start -- demo                in another terminal: a project to look around in
`;
}
