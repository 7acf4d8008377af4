import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const recordSchema = z.object({
  pid: z.number().int().positive(),
  startTime: z.string(),
  /** The folder that it serves. In a copy of the folder the record is somebody else's. */
  folder: z.string(),
  sockets: z.string(),
});

/** Who serves a data folder, and where. */
export type ProcessRecord = z.infer<typeof recordSchema>;

/** How a database process ends when another one serves the folder. */
export const takenExitCode = 75;

const fileName = 'database-process.json';

export function readRecord(folder: string): ProcessRecord | undefined {
  try {
    const record = recordSchema.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')));
    return record.folder === folderIdentity(folder) ? record : undefined;
  } catch {
    return undefined;
  }
}

export function writeRecord(folder: string, sockets: string): void {
  const record: ProcessRecord = {
    pid: process.pid,
    startTime: startTimeOf(process.pid),
    folder: folderIdentity(folder),
    sockets,
  };
  const temporary = join(folder, `${fileName}.${process.pid}`);
  writeFileSync(temporary, JSON.stringify(record), { mode: 0o600 });
  renameSync(temporary, join(folder, fileName));
}

export function removeRecord(folder: string): void {
  rmSync(join(folder, fileName), { force: true });
}

function folderIdentity(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `${dev}:${ino}`;
}

export type ProcessState = 'gone' | 'computing' | 'idle' | 'stopped';

/** What the process of a record does now. A pid that another process has taken meanwhile counts as gone. */
export function stateOf({ pid, startTime }: Pick<ProcessRecord, 'pid' | 'startTime'>): ProcessState {
  const now = statOf(pid);
  if (now === undefined) return isThere(pid) ? 'computing' : 'gone';
  if (startTime !== '' && now.startTime !== startTime) return 'gone';
  if (now.state === 'Z' || now.state === 'X') return 'gone';
  if (now.state === 'T') return 'stopped';
  return now.state === 'R' || now.state === 'D' ? 'computing' : 'idle';
}

function startTimeOf(pid: number): string {
  return statOf(pid)?.startTime ?? '';
}

/** `/proc/<pid>/stat`: the name in brackets may hold anything, so fields are counted after it. Not on macOS. */
function statOf(pid: number): { state: string; startTime: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTime: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
