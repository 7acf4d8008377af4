import { readMe } from '@belvedere/contract/access.ts';
import type { AnswerOf, CallOf, Route } from '@belvedere/contract/route.ts';
import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call, problemOf } from './client.ts';
import { routeKey } from './query-keys.ts';

/** The cache of what the server said. Pushed changes refresh it, so that nothing is asked for again only by age. */
export function createQueryClient(): QueryClient {
  const queryCache = new QueryCache({ onError: (error) => forgetMe(error) });
  const mutationCache = new MutationCache({ onError: (error) => forgetMe(error) });
  const queries = new QueryClient({
    queryCache,
    mutationCache,
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && problemOf(error).retriable === true,
      },
    },
  });
  // A session that ended elsewhere: who was signed in no longer is, and the frame leads to the sign-in page.
  const forgetMe = (error: unknown) => {
    const key = routeKey(readMe, {});
    if (ended.has(problemOf(error).code) && queries.getQueryData(key)) queries.setQueryData(key, null);
  };
  return queries;
}

const ended = new Set(['signed_out', 'sign_in_ended']);

/** How a route is asked, for `useQuery`, loaders and prefetching alike. */
export function routeQuery<R extends Route>(route: R, input: CallOf<R>) {
  return queryOptions<AnswerOf<R>>({
    queryKey: routeKey(route, input),
    queryFn: ({ signal }) => call(route, input, signal),
  });
}

export interface AskOptions {
  readonly enabled?: boolean;
  /** Keeps the answer before while the next one comes: for what is typed in. */
  readonly keepPrevious?: boolean;
}

/** Asks a route and follows it live: `useRoute(readSession, { params: { project, id } })`. */
export function useRoute<R extends Route>(
  route: R,
  input: CallOf<R>,
  options: AskOptions = {},
): UseQueryResult<AnswerOf<R>> {
  return useQuery<AnswerOf<R>>({
    queryKey: routeKey(route, input),
    queryFn: ({ signal }) => call(route, input, signal),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  });
}

export interface SendOptions<R extends Route> {
  /** Routes whose answers are asked for again once it is done. */
  readonly refresh?: readonly Route[];
  readonly onDone?: (answer: AnswerOf<R>) => void;
}

/** Sends to a route that changes something: `const invite = useSend(inviteUser, { refresh: [listUsers] })`. */
export function useSend<R extends Route>(
  route: R,
  { refresh = [], onDone }: SendOptions<R> = {},
): UseMutationResult<AnswerOf<R>, unknown, CallOf<R>> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: CallOf<R>) => call(route, input),
    onSuccess: async (answer) => {
      const paths = new Set<string>(refresh.map(({ path }) => path));
      onDone?.(answer);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => paths.has(String(queryKey[1])) });
    },
  });
}
