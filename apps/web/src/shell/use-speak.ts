import { changeMe } from '@belvedere/contract/access.ts';
import type { Language } from '@belvedere/contract/languages.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { meQuery } from '../api/me.ts';
import { keepLanguage } from '../i18n/first-language.ts';
import { changeLanguage } from '../i18n/i18n.ts';

/** Goes over to a language, here at once and on the account for mails and other browsers. */
export function useSpeak(): (language: Language) => Promise<void> {
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  return useCallback(
    async (language) => {
      keepLanguage(language);
      await changeLanguage(i18n, language);
      const me = queries.getQueryData(meQuery.queryKey);
      if (me) queries.setQueryData(meQuery.queryKey, await call(changeMe, { body: { language } }));
    },
    [i18n, queries],
  );
}
