import type { RequestError } from '@belvedere/contract/requests.ts';
import { useProblemWords } from '../components/use-problem-words.ts';

/** Why a request failed, in the reader's language, on one line. */
export function Cause({ error }: { error: RequestError | null }) {
  const words = useProblemWords();
  if (error === null) return null;
  const { what } = words(error);
  return <span title={`${error.code}: ${what}`}>{what}</span>;
}
