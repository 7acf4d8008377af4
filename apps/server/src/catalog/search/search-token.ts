import type { Matched } from '@belvedere/contract/lists.ts';
import { z } from 'zod';
import { AppError } from '../../platform/errors.ts';

/** Where a page ended, and how many matched when the first page was read: later pages need not count again. */
export interface SearchToken {
  readonly startAt: string;
  readonly id: string;
  readonly collection: string;
  readonly matched: Matched;
}

const text = z
  .string()
  .max(300)
  .refine((value) => !value.includes('\0'));
const tokenSchema = z.tuple([
  z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
  text,
  text,
  z.number().int().min(0),
  z.boolean(),
]);

export function writeSearchToken({ startAt, id, collection, matched }: SearchToken): string {
  return Buffer.from(JSON.stringify([startAt, id, collection, matched.count, matched.exact])).toString('base64url');
}

export function readSearchToken(token: string): SearchToken {
  const parsed = tokenSchema.safeParse(parseJson(Buffer.from(token, 'base64url').toString()));
  if (!parsed.success || !isDay(parsed.data[0])) {
    throw new AppError(400, 'token_invalid', 'Cannot read the token: it is not one of ours', {
      hint: 'Follow the "next" link of the page before, or start again without a token',
      errors: [{ pointer: '/token', code: 'token_invalid', message: 'it is not one of ours' }],
    });
  }
  const [startAt, id, collection, count, exact] = parsed.data;
  return { startAt, id, collection, matched: { count, exact } };
}

/** A day that the calendar has: the database refuses any other. */
function isDay(instant: string): boolean {
  const time = Date.parse(instant);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(instant.slice(0, 10));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
