import { listCollections } from '@belvedere/contract/catalogue.ts';
import { useLocation } from '@tanstack/react-router';
import { useCan, useMe, useProject } from '../../api/me.ts';
import { useRoute } from '../../api/queries.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { countFilters } from '../search/item-filter.ts';
import { useFilterWords } from './filter-chips.tsx';

/** Why there is nothing, and the next step. */
export function ResultEmpty({ address: { filter, clear } }: CatalogueParts) {
  const t = useText('catalogue');
  const words = useFilterWords(filter);
  if (countFilters(filter) === 0) return <NothingYet />;
  const filters = words.map(({ label, value }) => `${label} ${value}`).join(', ');
  return (
    <Empty title={t('empty.nothing')} why={t('empty.nothingWhy', { filters })}>
      <Button onClick={clear}>{t('empty.clear')}</Button>
    </Empty>
  );
}

function NothingYet() {
  const t = useText('catalogue');
  const { slug } = useProject();
  const { href } = useLocation();
  const me = useMe();
  const can = useCan();
  const collections = useRoute(listCollections, { params: { project: slug } }).data?.items;
  return (
    <Empty title={t('empty.none')} why={collections?.length === 0 ? t('empty.noCollection') : t('empty.noneWhy')}>
      {can('items.deposit') && (
        <ButtonLink to="/admin/$project/add-data/submit" params={{ project: slug }}>
          {t('empty.submit')}
        </ButtonLink>
      )}
      {me === null && (
        <ButtonLink to="/login" search={{ next: href }}>
          {t('empty.signIn')}
        </ButtonLink>
      )}
    </Empty>
  );
}
