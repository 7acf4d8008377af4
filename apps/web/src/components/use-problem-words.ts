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
      return i18n.exists(key, { ns: 'errors' }) ? t(key, { ...problem.values }) : undefined;
    };
    return {
      what: word('what') ?? problem.title ?? problem.message ?? problem.code,
      todo: word('todo') ?? problem.hint,
    };
  };
}
