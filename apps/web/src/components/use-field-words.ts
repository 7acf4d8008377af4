import type { FieldProblem } from '@belvedere/contract/problem.ts';
import { useTranslation } from 'react-i18next';

/** Words what is wrong with one field by its code; what has no words of ours keeps the server's. */
export function useFieldWords(): (problem: FieldProblem) => string {
  const { t, i18n } = useTranslation('errors');
  return ({ code, message, hint }) => {
    const key = `fields.${code}`;
    const what = i18n.exists(key, { ns: 'errors' }) ? t(key) : message;
    return hint === undefined || what !== message ? what : `${what}. ${hint}`;
  };
}
