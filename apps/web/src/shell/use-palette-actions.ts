import { useMantineColorScheme } from '@mantine/core';
import { useCan, useMe, useProject } from '../api/me.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { useClock } from '../time/time-context.tsx';
import type { PaletteEntry } from './palette-entry.ts';
import { useSignOut } from './use-sign-out.ts';
import { useSpeak } from './use-speak.ts';

/** Things to do from anywhere: those that the reader has the right to. */
export function usePaletteActions(): readonly PaletteEntry[] {
  const t = useText('shell');
  const { slug } = useProject();
  const me = useMe();
  const can = useCan();
  const language = useLanguage();
  const speak = useSpeak();
  const signOut = useSignOut();
  const { clock, setClock } = useClock();
  // Else it writes a style into the page, which the policy refuses.
  const { toggleColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const params = { project: slug };
  const other = clock === 'utc' ? 'local' : 'utc';
  const entry = (key: string, part: Omit<PaletteEntry, 'key' | 'detail'>): PaletteEntry => ({
    key: `do ${key}`,
    detail: '',
    ...part,
  });
  return [
    ...(can('items.deposit')
      ? [
          entry('submit', {
            icon: 'upload',
            title: t('actions.submit'),
            to: { to: '/admin/$project/add-data/submit', params },
          }),
        ]
      : []),
    ...(can('users.manage')
      ? [
          entry('invite', {
            icon: 'users',
            title: t('actions.invite'),
            to: { to: '/admin/$project/users', params, search: { invite: '1' } },
          }),
        ]
      : []),
    ...(can('collections.manage')
      ? [
          entry('collection', {
            icon: 'collections',
            title: t('actions.createCollection'),
            to: { to: '/admin/$project/collections/new', params },
          }),
        ]
      : []),
    ...(me?.instanceAdmin
      ? [
          entry('project', {
            icon: 'plus',
            title: t('actions.createProject'),
            to: { to: '/', search: { create: '1' } },
          }),
        ]
      : []),
    entry('theme', { icon: 'theme', title: t('actions.theme'), run: toggleColorScheme }),
    entry('clock', {
      icon: 'clock',
      title: t('actions.clock', { clock: t(`time.${other}`) }),
      run: () => setClock(other),
    }),
    entry('language', {
      icon: 'info',
      title: t('actions.language'),
      run: () => void speak(language === 'en' ? 'fr' : 'en'),
    }),
    ...(me === null
      ? []
      : [entry('sign-out', { icon: 'sign-out', title: t('actions.signOut'), run: () => void signOut() })]),
  ];
}
