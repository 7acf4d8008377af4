import { productOrigins, productStates } from '@belvedere/contract/products.ts';
import { useMemo } from 'react';
import type { Filter } from '../components/list/filter.ts';
import { useText } from '../i18n/use-text.ts';

export function useProductFilters(): readonly Filter[] {
  const t = useText('products');
  return useMemo(() => {
    const yesOrNo = [
      { value: 'true', label: t('filter.yes') },
      { value: 'false', label: t('filter.no') },
    ];
    return [
      { kind: 'search', name: 'item', label: t('filter.item'), placeholder: t('filter.item') },
      {
        kind: 'choice',
        name: 'state',
        label: t('filter.state'),
        options: productStates.map((value) => ({ value, label: t(`state.${value}`) })),
      },
      { kind: 'choice', name: 'shown', label: t('filter.shown'), options: yesOrNo },
      { kind: 'choice', name: 'indexed', label: t('filter.indexed'), options: yesOrNo },
      {
        kind: 'choice',
        name: 'origin',
        label: t('filter.origin'),
        options: productOrigins.map((value) => ({ value, label: t(`origin.${value}`) })),
      },
      { kind: 'text', name: 'source', label: t('filter.source') },
      { kind: 'text', name: 'session', label: t('filter.session') },
      { kind: 'text', name: 'collection', label: t('filter.collection') },
    ];
  }, [t]);
}
