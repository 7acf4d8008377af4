import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { roomsOf } from './data-folder.ts';
import { takenExitCode } from './process-record.ts';

const entry = fileURLToPath(new URL('database-process.ts', import.meta.url));
const longestLog = 1_000_000;

export interface StartedProcess {
  /** `taken`: another process serves the folder. Undefined: it runs. */
  ended(): 'taken' | 'finished' | 'failed' | undefined;
  lastWords(): string;
}

/** Starts a database process that outlives this one: other commands may come to use it. */
export function startProcess(folder: string): StartedProcess {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { log } = roomsOf(folder);
  const output = openSync(log, 'a', 0o600);
  if (statSync(log).size > longestLog) truncateSync(log);
  const child = spawn(process.execPath, [entry, folder], {
    detached: true,
    cwd: folder,
    stdio: ['ignore', output, output],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  closeSync(output);
  child.unref();
  let failure = '';
  child.once('error', (error) => {
    failure = error.message;
  });
  return {
    ended() {
      if (failure !== '') return 'failed';
      if (child.exitCode === null && child.signalCode === null) return undefined;
      if (child.exitCode === takenExitCode) return 'taken';
      // One that was killed is a case for another try.
      return child.exitCode === 0 || child.exitCode === null ? 'finished' : 'failed';
    },
    lastWords: () => failure || readFileSync(log, 'utf8').trimEnd().split('\n').slice(-3).join(' ').slice(-500),
  };
}
