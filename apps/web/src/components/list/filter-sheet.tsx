import { useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import { Sheet } from '../sheet.tsx';
import type { Filter } from './filter.ts';
import { FilterFields } from './filter-fields.tsx';
import styles from './list.module.css';
import type { ListView } from './list-view.ts';
import type { ListRoute } from './use-list-route.ts';

/** On a phone all filters and the sort are on a sheet, whose button tells how many rows they leave. */
export function FilterSheet<R extends ListRoute>(view: ListView<R> & { readonly filters: readonly Filter[] }) {
  const { filters, address, list, columns } = view;
  const t = useText('lists');
  const language = useLanguage();
  const [opened, setOpened] = useState(false);
  const fields = filters.filter(({ kind }) => kind !== 'search' && kind !== 'given');
  const sortable = columns.all.flatMap(({ column }) =>
    column.sort === undefined ? [] : [{ ...column, sort: column.sort }],
  );
  if (fields.length === 0 && sortable.length === 0) return null;
  return (
    <>
      <Button icon="filter" onClick={() => setOpened(true)}>
        {t('filters')}
      </Button>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t('filters')}>
        <FilterFields filters={fields} address={address} />
        <label className={styles.field}>
          <span className={styles.label}>{t('sortBy')}</span>
          <select
            className={styles.select}
            value={address.sort}
            onChange={(event) => address.setSort(event.currentTarget.value)}
          >
            {sortable.flatMap(({ head, sort }) => [
              <option key={sort} value={sort}>
                {t('ascending', { name: head })}
              </option>,
              <option key={`-${sort}`} value={`-${sort}`}>
                {t('descending', { name: head })}
              </option>,
            ])}
          </select>
        </label>
        <Button kind="primary" size="large" onClick={() => setOpened(false)}>
          {t('showRows', { count: list.matched?.count ?? 0, number: formatNumber(language, list.matched?.count ?? 0) })}
        </Button>
      </Sheet>
    </>
  );
}
