// `npm start`: installs what is needed, builds the page, then serves the whole product on the embedded database.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildPage, installPackages, node24, prepareEngine, root, say } from './prepare.mjs';

try {
  installPackages();
  const engine = process.env.DATABASE_URL ? undefined : prepareEngine();
  buildPage();
  await engine;
} catch (error) {
  say(`Cannot start Belvedere: ${error.message}`);
  process.exit(1);
}

const parameters = process.argv.length > 2 ? process.argv.slice(2) : ['serve'];
const server = spawn(node24, [join(root, 'apps/server/src/main.ts'), ...parameters], { stdio: 'inherit' });
// The terminal sends Ctrl-C to both; a supervisor sends its signal to this process alone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
