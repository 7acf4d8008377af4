import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of CPU that processes and all their children have used, those that ended too: other work on the machine does not count. */
export function cpuSecondsOf(pids: readonly number[]): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(Number(name))] : []));
  const running = all.filter((stat) => stat !== undefined);
  const below = (pid: number): number =>
    running
      .filter((stat) => stat.pid === pid || stat.parent === pid)
      .reduce((sum, stat) => sum + (stat.pid === pid ? stat.seconds : below(stat.pid)), 0);
  return pids.reduce((sum, pid) => sum + below(pid), 0);
}

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/** proc(5): after the name in brackets, the state, the parent; times are in hundredths of a second. */
function statOf(pid: number): ProcessStat | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
    return { pid, parent: fields[1] ?? 0, seconds: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) / 100 };
  } catch {
    return undefined;
  }
}
