import { useText } from '../i18n/use-text.ts';

/** Codes that a request may stop with, named without the values of one case. */
const named = [
  'model_violated',
  'model_invalid',
  'model_endless',
  'model_too_slow',
  'collection_unknown',
  'geometry_invalid',
  'not_json',
  'internal',
  'worker_lost',
  'chunk_unreadable',
] as const;

/** What many errors of one code have in common, in a few words. */
export function useCauseName(): (code: string) => string | undefined {
  const t = useText('requests');
  return (code) => {
    const known = named.find((one) => one === code);
    return known === undefined ? undefined : t(`cause.${known}`);
  };
}
