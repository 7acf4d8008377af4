import { Readable } from 'node:stream';
import type { Page } from '@belvedere/contract/lists.ts';
import type { FastifyReply } from 'fastify';

/** Column heads, in order, with what each takes from a row. */
export type CsvColumns<T> = Record<string, (row: T) => string | number | boolean | null | undefined>;

/** Sends a list as CSV (RFC 4180), one page in memory at a time. */
export function streamCsv<T>(
  reply: FastifyReply,
  name: string,
  columns: CsvColumns<T>,
  readPage: (cursor: string | undefined) => Promise<Page<T>>,
): FastifyReply {
  reply.header('content-disposition', `attachment; filename="${name}.csv"`);
  return reply.type('text/csv; charset=utf-8').send(Readable.from(csvPages(columns, readPage)));
}

async function* csvPages<T>(columns: CsvColumns<T>, readPage: (cursor: string | undefined) => Promise<Page<T>>) {
  yield `${Object.keys(columns).map(csvField).join(',')}\r\n`;
  const takes = Object.values(columns);
  let cursor: string | undefined;
  do {
    const page = await readPage(cursor);
    yield page.items.map((row) => `${takes.map((take) => csvField(take(row))).join(',')}\r\n`).join('');
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

/** A leading `=`, `+`, `-`, `@` would run as a formula in a spreadsheet: it is made text. Numbers stay numbers. */
export function csvField(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
