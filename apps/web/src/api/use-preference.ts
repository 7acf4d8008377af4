import { keepPreference, readPreference } from '@belvedere/contract/access.ts';
import { createClient } from '@belvedere/contract/client.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from './client.ts';
import { useMe } from './me.ts';
import { routeKey } from './query-keys.ts';

const pause = 600;
/** Goes on when the page goes away. */
const callToTheEnd = createClient({ origin: '', fetch: (input, init) => fetch(input, { ...init, keepalive: true }) });

/** Something a reader chose about the page. It is his on every browser; until the server answers, this browser's copy stands. */
export function usePreference<T>(
  key: string,
  read: (value: unknown) => T | undefined,
): readonly [T | undefined, (value: T) => void] {
  const me = useMe();
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsent = useRef<() => void>(undefined);
  useEffect(() => {
    // Left or reloaded before the pause is over: the server would answer what was chosen before.
    const leave = () => unsent.current?.();
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, []);
  const queryKey = useMemo(() => routeKey(readPreference, { key }), [key]);
  const local = `belvedere.${key}`;
  // The cache tells of a change a moment later, when a ticked box would already have gone back.
  const [chosen, setChosen] = useState<{ readonly key: string; readonly value: T }>();
  const { data } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await call(readPreference, { params: { key } }, signal)).value ?? null,
    enabled: me !== null,
    placeholderData: () => parse(localStorage.getItem(local)),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const keep = useCallback(
    (value: T) => {
      setChosen({ key, value });
      queries.setQueryData(queryKey, value);
      localStorage.setItem(local, JSON.stringify(value));
      if (me === null) return;
      clearTimeout(timer.current);
      unsent.current = () => {
        clearTimeout(timer.current);
        unsent.current = undefined;
        // A preference that could not be kept costs nothing: this browser has its copy.
        callToTheEnd(keepPreference, { params: { key }, body: { value } }).catch(() => {});
      };
      timer.current = setTimeout(unsent.current, pause);
    },
    [queries, queryKey, local, key, me],
  );
  const kept = useMemo(() => read(data), [read, data]);
  return [chosen?.key === key ? chosen.value : kept, keep];
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
