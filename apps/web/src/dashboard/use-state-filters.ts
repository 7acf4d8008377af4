import { sessionStates } from '@belvedere/contract/sessions.ts';
import { useMemo } from 'react';
import type { Filter } from '../components/list/filter.ts';
import { useText } from '../i18n/use-text.ts';

/** The two filters of the manual, the same for sources and sessions: a part of a name, and a state. */
export function useStateFilters(searchLabel: string): readonly Filter[] {
  const t = useText('dashboard');
  return useMemo(
    () => [
      { kind: 'search', name: 'name', label: searchLabel, placeholder: t('searchName') },
      {
        kind: 'segment',
        name: 'state',
        label: t('stateFilter'),
        all: t('state.all'),
        options: sessionStates.map((state) => ({
          value: state,
          label: t(`state.${state}`),
          icon: state,
          tone: state,
        })),
      },
    ],
    [t, searchLabel],
  );
}
