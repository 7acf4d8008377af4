import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { countFilters } from '../search/item-filter.ts';
import { AreaFilter } from './area-filter.tsx';
import { CollectionFilter } from './collection-filter.tsx';
import { DateFilter } from './date-filter.tsx';
import styles from './filters.module.css';
import { TextFilter } from './text-filter.tsx';

/** Below this width the filters leave their room to list and map. */
export function useFiltersOnSheet(): boolean {
  return useMediaQuery('(max-width: 1080px)', false, { getInitialValueInEffect: false });
}

/** Filters at the left of the results, where there is room for them. */
export function FilterPane(parts: CatalogueParts) {
  const t = useText('catalogue');
  const { filter, clear } = parts.address;
  if (useFiltersOnSheet()) return null;
  return (
    <aside className={styles.pane} aria-label={t('filters.title')}>
      <header className={styles.head}>
        <h2>{t('filters.title')}</h2>
        {countFilters(filter) > 0 && (
          <Button kind="link" onClick={clear}>
            {t('filters.clear')}
          </Button>
        )}
      </header>
      <FilterSections {...parts} />
    </aside>
  );
}

/** The same filters on a sheet, whose last button tells how many results they leave. */
export function FilterSheet(parts: CatalogueParts) {
  const t = useText('catalogue');
  const language = useLanguage();
  const [opened, setOpened] = useState(false);
  const { address, search, setDrawing } = parts;
  const on = countFilters(address.filter);
  const count = search.matched?.count ?? 0;
  const close = () => setOpened(false);
  if (!useFiltersOnSheet()) return null;
  return (
    <>
      <Button icon="filter" onClick={() => setOpened(true)} {...(on > 0 ? { count: on } : {})}>
        {t('filters.open')}
      </Button>
      <Sheet opened={opened} onClose={close} title={t('filters.title')}>
        <div className={styles.onSheet}>
          <FilterSections
            {...parts}
            setDrawing={(drawing) => {
              close();
              setDrawing(drawing);
            }}
          />
          <footer className={styles.foot}>
            {on > 0 && <Button onClick={address.clear}>{t('filters.clear')}</Button>}
            <Button kind="primary" size="large" onClick={close} aria-live="polite">
              {t('filters.show', { count, number: numberOf(language, search.matched?.exact !== false, count, t) })}
            </Button>
          </footer>
        </div>
      </Sheet>
    </>
  );
}

function numberOf(
  language: 'en' | 'fr',
  exact: boolean,
  count: number,
  t: (key: 'about', values: { number: string }) => string,
): string {
  const number = formatNumber(language, count);
  return exact ? number : t('about', { number });
}

function FilterSections(parts: CatalogueParts) {
  return (
    <>
      <TextFilter address={parts.address} />
      <CollectionFilter address={parts.address} />
      <DateFilter address={parts.address} />
      <AreaFilter {...parts} />
    </>
  );
}
