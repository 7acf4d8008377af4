/** Instants are RFC 3339 text in UTC with six decimals: text order is time order. Null is an open end, never both. */
export interface TimeInterval {
  readonly start: string | null;
  readonly end: string | null;
}

const form = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * An RFC 3339 instant in UTC with six decimals, or undefined. Finer decimals are cut, as the database would; a leap second
 * is the second after it, and stands only where one can be (the end of a month in UTC); years 0001 to 9999.
 */
export function parseInstant(text: string): string | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = '', sign, ...zone] = match;
  const seconds = Number(second);
  if (Number(hour) > 23 || Number(minute) > 59 || seconds > 60 || !isDay(Number(year), Number(month), Number(day))) {
    return undefined;
  }
  const micros = `${fraction}000000`.slice(0, 6);
  const offset = offsetMinutes(sign, zone);
  if (offset === undefined) return undefined;
  if (offset === 0 && seconds < 60) return `${year}-${month}-${day}T${hour}:${minute}:${second}.${micros}Z`;
  const whole = toUtc(`${year}-${month}-${day}T${hour}:${minute}:00Z`, offset, seconds);
  return whole === undefined ? undefined : `${whole}.${micros}Z`;
}

function isDay(year: number, month: number, day: number): boolean {
  if (year === 0 || day === 0 || day > (monthDays[month - 1] ?? 0)) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month !== 2 || day < 29 || leap;
}

function offsetMinutes(sign: string | undefined, [hours = '0', minutes = '0']: string[]): number | undefined {
  if (sign === undefined) return 0;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

function toUtc(minute: string, offset: number, seconds: number): string | undefined {
  const start = new Date(Date.parse(minute) - offset * 60_000);
  if (seconds === 60 && !isLastMinuteOfMonth(start)) return undefined;
  const utc = new Date(start.getTime() + seconds * 1_000);
  const year = utc.getUTCFullYear();
  return year < 1 || year > 9999 ? undefined : utc.toISOString().slice(0, 19);
}

function isLastMinuteOfMonth(start: Date): boolean {
  return start.getUTCHours() === 23 && start.getUTCMinutes() === 59 && nextDay(start).getUTCDate() === 1;
}

function nextDay(date: Date): Date {
  return new Date(date.getTime() + 86_400_000);
}

/** An instant or an OGC interval: `a`, `a/b`, `../b`, `a/..`, with `..` or nothing for an open end. */
export function parseInterval(text: string): TimeInterval | 'malformed' | 'reversed' {
  const ends = text.split('/').map((end) => (end === '' || end === '..' ? null : parseInstant(end)));
  const [start, end = start] = ends;
  if (start === undefined || end === undefined || ends.length > 2 || (start === null && end === null)) {
    return 'malformed';
  }
  return start !== null && end !== null && start > end ? 'reversed' : { start, end };
}
