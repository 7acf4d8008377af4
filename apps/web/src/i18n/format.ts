import type { Language } from '@belvedere/contract/languages.ts';

export type Clock = 'utc' | 'local';

/** `12,345`, grouped by the language; with `digits`, so many decimals exactly. */
export function formatNumber(language: Language, value: number, digits?: 0 | 1 | 2): string {
  return numberFormats[language][digits ?? 'free'].format(value);
}

/** Decimal sizes: none below MB, one decimal for MB, two from GB on. */
export function formatBytes(language: Language, bytes: number): string {
  const { byte, prefixes } = sizeWords[language];
  const power = bytes < 1_000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), prefixes.length - 1);
  if (power === 0) return formatExactBytes(language, bytes);
  const digits = sizeDigits[power] ?? 2;
  return `${formatNumber(language, bytes / 1_000 ** power, digits)}\u00a0${prefixes[power]}${byte}`;
}

/** `12,345,678 bytes`. */
export function formatExactBytes(language: Language, bytes: number): string {
  return `${formatNumber(language, bytes)}\u00a0${sizeWords[language].whole}`;
}

/** `2026-11-20 11:03:14 UTC`: one order of parts in every language, so that columns line up. */
export function formatInstant(instant: number, clock: Clock, precision: Precision = 'second'): string {
  const shifted = clock === 'utc' ? instant : instant - new Date(instant).getTimezoneOffset() * 60_000;
  const text = new Date(shifted).toISOString().slice(0, precisionLength[precision]).replace('T', ' ');
  return clock === 'utc' && precision !== 'day' ? `${text} UTC` : text;
}
export type Precision = 'day' | 'minute' | 'second' | 'millisecond';

/** `11:03:14`. */
export function formatTimeOfDay(instant: number, clock: Clock): string {
  return formatInstant(instant, clock).slice(11, 19);
}

/** `2 s ago`, `in 3 d`: one unit, rounded down. */
export function formatRelative(language: Language, instant: number, now: number): string {
  const words = spanWords[language];
  const distance = Math.abs(now - instant);
  // The server's clock may be a little ahead of this one: what has just happened is not to come.
  if (distance < 1_000 || (instant > now && distance < 5_000)) return words.now;
  return instant <= now ? words.past(formatSpan(language, distance)) : words.future(formatSpan(language, distance));
}

/** `3 min`, `2 h`: one unit, rounded down. */
export function formatSpan(language: Language, milliseconds: number): string {
  const [name, length] = spanUnits.find(([, unit]) => milliseconds >= unit) ?? spanUnits[4];
  return `${formatNumber(language, Math.floor(Math.max(0, milliseconds) / length))}\u00a0${spanWords[language].units[name]}`;
}

const precisionLength: Record<Precision, number> = { day: 10, minute: 16, second: 19, millisecond: 23 };

const spanUnits = [
  ['year', 31_536_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

// The runtime's own short words say `2m ago` for minutes and `-2 s` in French.
const spanWords = {
  en: {
    now: 'now',
    past: (span: string) => `${span} ago`,
    future: (span: string) => `in ${span}`,
    units: { year: 'y', day: 'd', hour: 'h', minute: 'min', second: 's' },
  },
  fr: {
    now: 'à l’instant',
    past: (span: string) => `il y a ${span}`,
    future: (span: string) => `dans ${span}`,
    units: { year: 'a', day: 'j', hour: 'h', minute: 'min', second: 's' },
  },
} as const;

const sizeDigits = [0, 0, 1, 2, 2, 2] as const;
const sizeWords = {
  en: { byte: 'B', whole: 'bytes', prefixes: ['', 'k', 'M', 'G', 'T', 'P'] },
  fr: { byte: 'o', whole: 'octets', prefixes: ['', 'k', 'M', 'G', 'T', 'P'] },
} as const;

// Making a formatter costs a hundred times what using one does.
const numberFormats = { en: formatsOf('en'), fr: formatsOf('fr') };
function formatsOf(language: Language) {
  const fixed = (digits: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return { free: new Intl.NumberFormat(language), 0: fixed(0), 1: fixed(1), 2: fixed(2) };
}
