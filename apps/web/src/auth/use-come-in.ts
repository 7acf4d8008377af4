import type { Me } from '@belvedere/contract/access.ts';
import { listProjects } from '@belvedere/contract/projects.ts';
import { includesRole, rights } from '@belvedere/contract/rights.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/me.ts';
import { routeKey } from '../api/query-keys.ts';
import { isLanguageKept } from '../i18n/first-language.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { textOf } from '../search.ts';

/** What follows a sign-in: the page knows who reads, speaks his language, and goes where he was going. */
export function useComeIn(): (answer: { readonly me: Me }) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  const { i18n } = useTranslation();
  const search = useSearch({ strict: false });
  return async ({ me }) => {
    queries.setQueryData(meQuery.queryKey, me);
    // A language chosen in this browser is nearer than the one that an inviter guessed.
    if (!isLanguageKept() && me.language !== i18n.language) await changeLanguage(i18n, me.language);
    // The sign-in page has asked for the projects as a stranger, and may show them still.
    await queries.resetQueries({ queryKey: routeKey(listProjects, {}) });
    await router.navigate({ href: placeFor(me, textOf(search, 'next')) });
    // What a stranger was told is not what a member is told. What is on the screen has been asked for anew.
    queries.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey !== meQuery.queryKey });
  };
}

/**
 * Where one was going; else one's only project. Only a path of ours is taken: an address of elsewhere in `next` would send a
 * reader away with our blessing.
 */
function placeFor({ memberships, instanceAdmin }: Me, next: string | undefined): string {
  const [only] = memberships;
  if (next === undefined || !next.startsWith('/')) {
    if (only === undefined || memberships.length > 1 || instanceAdmin) return '/';
    const area = includesRole(only.role, rights['sessions.watch'].least) ? 'admin' : 'user';
    return `/${area}/${only.project}`;
  }
  const address = new URL(next, location.origin);
  return address.origin === location.origin ? `${address.pathname}${address.search}${address.hash}` : '/';
}
