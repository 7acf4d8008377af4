import pg from 'pg';

/** Object ids of PostgreSQL's built-in types (`pg_type.dat`). */
const int8 = 20;
const timestamptz = 1184;
const numeric = 1700;
const int8Array = 1016;

/**
 * One reading of columns for both engines: int8 and numeric as numbers, timestamptz as RFC 3339 text in UTC with its microseconds
 * (a Date would lose them, and a cursor made of it would skip rows).
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
    if (oid === int8 || oid === numeric) return Number;
    if (oid === timestamptz) return instantOf;
    if (oid === int8Array)
      return (text) => (pg.types.getTypeParser(int8Array as number as never)(text) as string[]).map(Number);
    return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown;
  },
};

/** `2026-11-24 17:00:08.123456+00` to `2026-11-24T17:00:08.123456Z`. */
export function instantOf(text: string): string {
  const match = /^(\d{4,6}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?([+-]\d\d(?::\d\d){0,2})$/.exec(text);
  if (match === null) return text;
  const [, day = '', time = '', fraction = '', offset = ''] = match;
  const micros = fraction.padEnd(6, '0');
  if (/^[+-]00(:00)*$/.test(offset)) return `${day}T${time}.${micros}Z`;
  const zone = offset.length === 3 ? `${offset}:00` : offset.slice(0, 6);
  return `${new Date(`${day}T${time}${zone}`).toISOString().slice(0, 19)}.${micros}Z`;
}
