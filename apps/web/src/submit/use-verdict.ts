import type { CheckAnswer } from '@belvedere/contract/ingest.ts';
import { skipToken, useQuery } from '@tanstack/react-query';
import { problemOf } from '../api/client.ts';
import { type BodyFormat, type DepositBody, partToCheck, readFormat } from './deposit-body.ts';
import { checkDeposit } from './deposit-calls.ts';
import { readIds } from './verdict-lines.ts';

export interface Verdict {
  readonly format: BodyFormat;
  /** Nothing when the body is too large to be checked before it is sent. */
  readonly answer: CheckAnswer | undefined;
  readonly ids: readonly (string | undefined)[];
  readonly whole: boolean;
}

/** What would be granted and denied of a body, asked for anew when it changes. */
export function useVerdict(project: string, body: DepositBody | undefined) {
  return useQuery({
    queryKey: ['verdict', project, body?.id],
    queryFn: body === undefined ? skipToken : ({ signal }) => askVerdict(project, body, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

async function askVerdict(project: string, body: DepositBody, signal: AbortSignal): Promise<Verdict> {
  const format = await readFormat(body.content);
  const part = await partToCheck(body.content, format);
  if (part === undefined) return { format, answer: undefined, ids: [], whole: false };
  const answer = await checkUnlessTooMany(project, part.content, format, signal);
  if (answer === undefined) return { format, answer, ids: [], whole: false };
  const ids = await readIds(part.content, format);
  return { format, answer, ids, whole: part.whole };
}

/** A body of more items than the server checks at once is not wrong: each of them is checked when it comes in. */
async function checkUnlessTooMany(
  project: string,
  content: Blob,
  format: BodyFormat,
  signal: AbortSignal,
): Promise<CheckAnswer | undefined> {
  try {
    return await checkDeposit(project, content, format, signal);
  } catch (error) {
    if (problemOf(error).code === 'too_many_items') return undefined;
    throw error;
  }
}
