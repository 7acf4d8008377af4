/** Products diffused within one minute, which `minute` begins (RFC 3339). */
export interface Minute {
  readonly minute: string;
  readonly diffused: number;
}

const minuteMs = 60_000;
/** Minutes without a product after which what comes next is another run. */
const pauseMinutes = 10;

/** The last 60 minutes, oldest first; the last bin is the minute that `now` is in. */
export function lastHourOf(minutes: readonly Minute[], now: Date): number[] {
  const bins = new Array<number>(60).fill(0);
  const current = Math.floor(now.getTime() / minuteMs);
  for (const { minute, diffused } of minutes) {
    const bin = 59 - (current - minuteOf(minute));
    if (bin >= 0 && bin < 60) bins[bin] = (bins[bin] ?? 0) + diffused;
  }
  return bins;
}

export interface Pace {
  /** Products per second over the last minute in which anything moved. */
  readonly rate: number;
  readonly secondsLeft: number | null;
  /** When the run that these minutes end with began. */
  readonly startedAt: string | null;
}

/** How fast a session that began at `since` goes, and how long what runs will take at that pace. `minutes`: newest first. */
export function paceOf(minutes: readonly Minute[], running: number, now: Date, since?: string): Pace {
  const rate = rateOf(minutes, now, since);
  const secondsLeft = running > 0 && rate > 0 ? Math.ceil(running / rate) : null;
  return { rate: Math.round(rate * 100) / 100, secondsLeft, startedAt: startOf(minutes, since) };
}

/** While a minute is being counted, the part of the minute before that it has not yet replaced counts too. */
function rateOf([last, before]: readonly Minute[], now: Date, since: string | undefined): number {
  if (last === undefined) return 0;
  const elapsed = now.getTime() - minuteOf(last.minute) * minuteMs;
  if (elapsed >= minuteMs || elapsed < 0) return last.diffused / 60;
  const share = 1 - elapsed / minuteMs;
  if (before !== undefined && minuteOf(last.minute) - minuteOf(before.minute) === 1) {
    return (last.diffused + before.diffused * share) / 60;
  }
  const age = now.getTime() - Date.parse(since ?? last.minute);
  const lived = age > 0 ? Math.min(elapsed, age) : elapsed;
  return last.diffused / Math.max(1, lived / 1_000);
}

/** A session is younger than the minute that its first product fell in. */
function startOf(minutes: readonly Minute[], since: string | undefined): string | null {
  let start: Minute | undefined;
  for (const earlier of minutes) {
    if (start !== undefined && minuteOf(start.minute) - minuteOf(earlier.minute) > pauseMinutes) break;
    start = earlier;
  }
  if (start === undefined) return null;
  return since !== undefined && since > start.minute ? since : start.minute;
}

function minuteOf(instant: string): number {
  return Math.floor(Date.parse(instant) / minuteMs);
}
