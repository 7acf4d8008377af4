import { useCallback, useState } from 'react';
import type { CollectionDraft } from './collection-draft.ts';

/** What is being written, kept in this tab until it is saved or let go: a page left by mistake loses nothing. */
export function useKeptDraft(name: string, first: CollectionDraft) {
  const key = `belvedere.collection ${name}`;
  const [draft, setDraft] = useState(() => readKept(key) ?? first);
  const set = useCallback(
    (next: CollectionDraft) => {
      setDraft(next);
      sessionStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  const forget = useCallback(() => sessionStorage.removeItem(key), [key]);
  return { draft, set, forget, kept: draft !== first };
}

function readKept(key: string): CollectionDraft | undefined {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as CollectionDraft);
}
