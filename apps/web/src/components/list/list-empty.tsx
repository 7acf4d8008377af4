import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import { Empty } from '../empty.tsx';
import type { Filter } from './filter.ts';
import { wordOfFilter } from './filter.ts';
import type { ListView } from './list-view.ts';
import type { ListRoute } from './use-list-route.ts';

/** Nothing to show: because of the filters, which can be taken off; or because there is nothing yet. */
export function ListEmpty<R extends ListRoute>(view: ListView<R> & { readonly filters: readonly Filter[] }) {
  const { filters, address, empty } = view;
  const t = useText('lists');
  const on = filters.filter(({ name }) => address.values[name] !== undefined);
  if (on.length === 0) return empty;
  const told = on
    .map((filter) => `${filter.label} ${wordOfFilter(filter, address.values[filter.name] ?? '')}`)
    .join(', ');
  return (
    <Empty title={t('nothingMatches')} why={t('nothingMatchesWhy', { filters: told })}>
      <Button onClick={address.clear}>{t('showAll')}</Button>
    </Empty>
  );
}
