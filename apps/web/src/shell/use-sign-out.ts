import { logOut } from '@belvedere/contract/access.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/client.ts';
import { meQuery } from '../api/me.ts';

/** Ends the session and forgets what the page knows: the next reader starts with nothing of this one. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await call(logOut, {});
    await navigate({ to: '/login' });
    queries.clear();
    queries.setQueryData(meQuery.queryKey, null);
  };
}
