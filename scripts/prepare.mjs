// Runs on whatever Node the machine has (20 or newer): everything after it runs on the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const node24 = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs the locked packages when they are absent or of another lock file. */
export function installPackages() {
  const stamp = join(root, 'node_modules/.installed');
  const lock = hashOf([join(root, 'package-lock.json')]);
  if (existsSync(node24) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing packages (once, about half a minute)');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!existsSync(node24)) {
    throw new Error(
      'The package "node" brought no binary: its install script was not run. Allow scripts for it, then try again',
    );
  }
  writeFileSync(stamp, lock);
}

/** Builds the page when its sources are newer than its build. */
export function buildPage() {
  const stamp = join(root, 'apps/web/dist/.built');
  const sources = ['apps/web', 'packages/contract', 'packages/stac'].flatMap((folder) =>
    filesBelow(join(root, folder)),
  );
  const hash = hashOf([...sources, join(root, 'package-lock.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Building the page (once after each change, about ten seconds)');
  run(node24, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/web'),
  });
  writeFileSync(stamp, hash);
}

/** Lays out the embedded database's shared files while something else goes on: the first start would spend seconds on it. */
export function prepareEngine() {
  const file = join(root, 'apps/server/src/platform/embedded/prepare-engine.ts');
  const child = spawn(node24, [file], { cwd: root, stdio: 'inherit' });
  // Not there, the first opener makes them itself: a failure here costs time, nothing else.
  return new Promise((resolve) => child.once('error', resolve).once('exit', resolve));
}

/** Runs a command to its end and throws when it fails. */
export function run(command, parameters, options = {}) {
  const path = `${join(root, 'node_modules/node/bin')}:${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  const { status, error, signal } = spawnSync(command, parameters, {
    cwd: root,
    stdio: 'inherit',
    ...options,
    env: { ...process.env, PATH: command === 'npm' ? process.env.PATH : path, ...options.env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')} ended with ${signal ?? status}`);
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist'].includes(entry.name) && !entry.name.startsWith('.'))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .filter((file) => statSync(file).isFile() && !/\.test\.tsx?$/.test(file))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
