import type { Me } from '@belvedere/contract/access.ts';
import { readMe } from '@belvedere/contract/access.ts';
import type { Project } from '@belvedere/contract/projects.ts';
import { readProject } from '@belvedere/contract/projects.ts';
import { includesRole, type Right, rights } from '@belvedere/contract/rights.ts';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { call, isUnauthorized } from './client.ts';
import { routeQuery } from './queries.ts';
import { routeKey } from './query-keys.ts';

/** Who is signed in; `null` for a stranger, which is an answer and not a failure. */
export const meQuery = queryOptions<Me | null>({
  queryKey: routeKey(readMe, {}),
  queryFn: async ({ signal }) => {
    try {
      return await call(readMe, {}, signal);
    } catch (error) {
      if (isUnauthorized(error)) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export function useMe(): Me | null {
  return useQuery(meQuery).data ?? null;
}

export function projectQuery(project: string) {
  return { ...routeQuery(readProject, { params: { project } }), staleTime: 5 * 60_000 };
}

/** The project of the address. Its layout has read it before anything below is drawn. */
export function useProject(): Project {
  const { project = '' } = useParams({ strict: false });
  return useSuspenseQuery(projectQuery(project)).data;
}

/** Whether the reader holds a right in the project of the address: what he may not do is not shown. */
export function useCan(): (right: Right) => boolean {
  const { role } = useProject();
  return (right) => includesRole(role, rights[right].least);
}
