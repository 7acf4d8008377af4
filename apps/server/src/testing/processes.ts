import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface Spawned {
  readonly pid: number;
  /** What it wrote, for a failure's message. */
  readonly output: () => string;
  readonly exited: Promise<number | null>;
  /** Sends a signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** A real process of ours: `belvedere <command>`. */
export function spawnBelvedere(parameters: string[], environment: Record<string, string>): Spawned {
  const child = spawn(process.execPath, [main, ...parameters], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', BELVEDERE_LOG: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(text);
      if (lines.length > 2_000) lines.splice(0, 1_000);
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    pid: child.pid ?? 0,
    output: () => lines.join(''),
    exited,
    end: (signal) => end(child, exited, signal),
  };
}

async function end(child: ChildProcess, exited: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await exited;
}

/** Waits for `/readyz`, or throws with what the process wrote. */
export async function answering(origin: string, spawned: Spawned, patience = 60_000): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    try {
      const response = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // Not there yet.
    }
    if (await Promise.race([spawned.exited.then(() => true), pause(100, false)])) break;
  }
  throw new Error(`The server at ${origin} did not become ready:\n${spawned.output().slice(-4_000)}`);
}
