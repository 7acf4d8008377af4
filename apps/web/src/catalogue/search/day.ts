/** Which end of a period a day stands for. */
export type PeriodEnd = 'first' | 'last';

/** `2026-11-20` of what one types: a day, a month, a year, an instant; the first or the last day of it. */
export function parseDay(text: string, end: PeriodEnd): string | undefined {
  const parts = /^(\d{4})(?:[-/.]?(\d{1,2})(?:[-/.]?(\d{1,2}))?)?(?:[T ].*)?$/.exec(text.trim());
  if (parts === null) return undefined;
  const year = Number(parts[1]);
  const month = Number(parts[2] ?? (end === 'first' ? 1 : 12));
  const day = Number(parts[3] ?? (end === 'first' ? 1 : daysIn(year, month)));
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Day 0 of a month is the last one of the month before. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
