import type { Me } from '@belvedere/contract/access.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/me.ts';
import { keepLanguage } from '../i18n/first-language.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { textOf } from '../search.ts';

/** What follows a sign-in: the page knows who reads, speaks his language, and goes where he was going. */
export function useComeIn(): (answer: { readonly me: Me }) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  const { i18n } = useTranslation();
  const search = useSearch({ strict: false });
  return async ({ me }) => {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    if (me.language !== i18n.language) {
      keepLanguage(me.language);
      await changeLanguage(i18n, me.language);
    }
    router.history.push(safeNext(textOf(search, 'next')));
  };
}

/** Only a path of ours: an address of elsewhere in `next` would send a reader away with our blessing. */
function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/')) return '/';
  const address = new URL(next, location.origin);
  return address.origin === location.origin ? `${address.pathname}${address.search}${address.hash}` : '/';
}
