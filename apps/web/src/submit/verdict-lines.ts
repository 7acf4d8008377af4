import type { CheckAnswer, Denial } from '@belvedere/contract/ingest.ts';
import type { BodyFormat } from './deposit-body.ts';

/** One line of the verdict: an item by its place, its id when it is known, and why it would be denied or end in error. */
export interface VerdictLine {
  readonly position: number;
  readonly id: string | undefined;
  readonly fault: Denial | undefined;
  /** The door would take it; with a fault, its model would stop it. */
  readonly granted: boolean;
}

/** Lines are named up to this many: beyond, only what is denied is. */
const namedAtMost = 2_000;
const readUnder = 8 * 1024 * 1024;

/** Ids of the items of a small body, in order, for the lines that are right. What cannot be read has no id. */
export async function readIds(content: Blob, format: BodyFormat): Promise<(string | undefined)[]> {
  if (format.gzip || content.size > readUnder) return [];
  const text = (await content.text()).replace(/^\ufeff/, '');
  const items = format.notation === 'ndjson' ? text.split('\n') : featuresOf(parsed(text));
  return items.slice(0, namedAtMost).map((item) => idOf(typeof item === 'string' ? parsed(item) : item));
}

/** The answer as lines, in the order of the body: every item when their ids are known, else those at fault. */
export function verdictLines(
  answer: Pick<CheckAnswer, 'denials' | 'failures'>,
  ids: readonly (string | undefined)[],
): VerdictLine[] {
  const faulty = new Map<number, { readonly fault: Denial; readonly granted: boolean }>();
  for (const fault of answer.failures) faulty.set(fault.position, { fault, granted: true });
  for (const fault of answer.denials) faulty.set(fault.position, { fault, granted: false });
  const named = ids.slice(0, namedAtMost).flatMap((id, at): VerdictLine[] => {
    const position = at + 1;
    const { fault, granted } = faulty.get(position) ?? { fault: undefined, granted: true };
    faulty.delete(position);
    // A blank line is no item: it has neither an id nor a fault.
    return id === undefined && fault === undefined
      ? []
      : [{ position, id: id ?? fault?.id ?? undefined, fault, granted }];
  });
  const others = [...faulty.values()].map(
    ({ fault, granted }): VerdictLine => ({ position: fault.position, id: fault.id ?? undefined, fault, granted }),
  );
  return [...named, ...others].sort((a, b) => a.position - b.position);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function featuresOf(document: unknown): unknown[] {
  if (typeof document !== 'object' || document === null) return [];
  if ('features' in document && Array.isArray(document.features)) return document.features;
  return [document];
}

function idOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('id' in item)) return undefined;
  return typeof item.id === 'string' ? item.id : undefined;
}
