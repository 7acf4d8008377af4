import type { Problem } from '@belvedere/contract/problem.ts';
import { useTranslation } from 'react-i18next';

export interface ProblemWords {
  readonly what: string;
  readonly todo: string | undefined;
}

/** Anything that has a code: a problem of a call, an error of a request, a denial. */
export interface Coded {
  readonly code: string;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
  readonly hint?: string | undefined;
  readonly values?: Problem['values'] | undefined;
}

/** Words an error by its code and values in the reader's language; what has no words of ours keeps the server's. */
export function useProblemWords(): (problem: Coded) => ProblemWords {
  const { t, i18n } = useTranslation('errors');
  return (problem) => {
    const word = (part: 'what' | 'todo') => {
      const key = `${problem.code}.${part}`;
      const sentence: unknown = i18n.getResource(i18n.language, 'errors', key);
      // A sentence whose values did not come would have holes in it: the server's has none.
      if (typeof sentence !== 'string' || !hasValues(sentence, problem.values)) return undefined;
      return t(key, { ...problem.values });
    };
    return {
      what: word('what') ?? problem.title ?? problem.message ?? problem.code,
      todo: word('todo') ?? problem.hint,
    };
  };
}

function hasValues(sentence: string, values: Coded['values']): boolean {
  return [...sentence.matchAll(/\{\{\s*(\w+)/g)].every(([, name = '']) => values?.[name] !== undefined);
}
