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

/** How fast a session goes, and how long what runs will take at that pace. `minutes`: newest first. */
export function paceOf(minutes: readonly Minute[], running: number, now: Date): Pace {
  const rate = rateOf(minutes, now);
  const secondsLeft = running > 0 && rate > 0 ? Math.ceil(running / rate) : null;
  return { rate: Math.round(rate * 100) / 100, secondsLeft, startedAt: startOf(minutes) };
}

/** While a minute is being counted, the part of the minute before that it has not yet replaced counts too. */
function rateOf([last, before]: readonly Minute[], now: Date): number {
  if (last === undefined) return 0;
  const elapsed = now.getTime() - minuteOf(last.minute) * minuteMs;
  if (elapsed >= minuteMs || elapsed < 0) return last.diffused / 60;
  const share = 1 - elapsed / minuteMs;
  if (before !== undefined && minuteOf(last.minute) - minuteOf(before.minute) === 1) {
    return (last.diffused + before.diffused * share) / 60;
  }
  return last.diffused / Math.max(1, elapsed / 1_000);
}

function startOf(minutes: readonly Minute[]): string | null {
  let start: Minute | undefined;
  for (const earlier of minutes) {
    if (start !== undefined && minuteOf(start.minute) - minuteOf(earlier.minute) > pauseMinutes) break;
    start = earlier;
  }
  return start?.minute ?? null;
}

function minuteOf(instant: string): number {
  return Math.floor(Date.parse(instant) / minuteMs);
}
