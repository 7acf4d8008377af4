import { type RequestState, requestStates } from '@belvedere/contract/requests.ts';
import { useMemo } from 'react';
import type { Filter, FilterOption } from '../components/list/filter.ts';
import { useText } from '../i18n/use-text.ts';

/** States that call or show a colour; the others are words alone. */
const tones: Partial<Record<RequestState, Pick<FilterOption, 'icon' | 'tone'>>> = {
  running: { icon: 'running', tone: 'running' },
  waiting_versioning: { icon: 'waiting', tone: 'waiting' },
  error: { icon: 'error', tone: 'error' },
  done: { icon: 'ok', tone: 'ok' },
};

/** Filters of the list of requests: what one looks for often in the head, the rest behind *Filter*. */
export function useRequestFilters(): readonly Filter[] {
  const t = useText('requests');
  return useMemo(
    () => [
      { kind: 'search', name: 'item', label: t('filter.item'), placeholder: t('filter.item') },
      {
        kind: 'choice',
        name: 'state',
        label: t('filter.state'),
        many: true,
        options: requestStates.map((value) => ({ value, label: t(`state.${value}`), ...tones[value] })),
      },
      {
        kind: 'choice',
        name: 'step',
        label: t('filter.step'),
        options: (['referencing', 'storage', 'diffusion'] as const).map((value) => ({
          value,
          label: t(`step.${value}`),
        })),
      },
      { kind: 'text', name: 'code', label: t('filter.code') },
      { kind: 'text', name: 'source', label: t('filter.source') },
      { kind: 'text', name: 'session', label: t('filter.session') },
      { kind: 'text', name: 'collection', label: t('filter.collection') },
      {
        kind: 'choice',
        name: 'acknowledged',
        label: t('filter.acknowledged'),
        options: [
          { value: 'true', label: t('filter.yes') },
          { value: 'false', label: t('filter.no') },
        ],
      },
    ],
    [t],
  );
}
