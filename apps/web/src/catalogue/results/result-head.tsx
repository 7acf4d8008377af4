import { Button } from '../../components/button.tsx';
import { useNarrow } from '../../components/dialog.tsx';
import { Segment } from '../../components/segment.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { type Folded, resultViews } from '../catalogue-view.ts';
import { FilterSheet } from '../filters/filter-pane.tsx';
import { CopySearchMenu } from './copy-search-menu.tsx';
import { FilterChips } from './filter-chips.tsx';
import styles from './results.module.css';

const icons = { list: 'list', table: 'columns', gallery: 'gallery' } as const;

/** How many results, by which filters, what is new, and how they are shown. */
export function ResultHead(parts: CatalogueParts) {
  const { address, search, view } = parts;
  const t = useText('catalogue');
  const narrow = useNarrow();
  return (
    <header className={styles.head}>
      <ResultCount {...parts} />
      {!narrow && (
        <div className={styles.chips}>
          <FilterChips address={address} />
        </div>
      )}
      <span className={styles.grow} />
      <FreshButton search={search} />
      <FilterSheet {...parts} />
      {narrow ? (
        <Segment<'list' | 'map'>
          label={t('pane')}
          value={view.folded === 'list' ? 'map' : 'list'}
          onChange={(shown) => view.setFolded(otherThan(shown))}
          options={[
            { value: 'list', label: t('list') },
            { value: 'map', label: t('map') },
          ]}
        />
      ) : (
        <WideTools {...parts} />
      )}
    </header>
  );
}

function otherThan(shown: 'list' | 'map'): Folded {
  return shown === 'map' ? 'list' : undefined;
}

function WideTools({ view, address }: CatalogueParts) {
  const t = useText('catalogue');
  return (
    <>
      <span className={styles.sort}>{t('newestFirst')}</span>
      <CopySearchMenu filter={address.filter} />
      {view.folded !== 'list' && (
        <Segment
          label={t('shown')}
          value={view.view}
          onChange={view.setView}
          options={resultViews.map((value) => ({ value, label: t(`views.${value}`), icon: icons[value] }))}
        />
      )}
      {view.folded === 'map' && (
        <Button icon="map" onClick={() => view.setFolded(undefined)}>
          {t('showMap')}
        </Button>
      )}
    </>
  );
}

function ResultCount({ search: { matched, outdated } }: CatalogueParts) {
  const t = useText('catalogue');
  const language = useLanguage();
  if (matched === undefined) return <span className={styles.total} />;
  const number = formatNumber(language, matched.count);
  return (
    <p className={styles.count} role="status" aria-busy={outdated} data-outdated={outdated || undefined}>
      <b className={styles.total}>{matched.exact ? number : t('about', { number })}</b>{' '}
      {t('results', { count: matched.count })}
    </p>
  );
}

/** What came in meanwhile, told and not put in between. */
function FreshButton({ search: { fresh, reload } }: Pick<CatalogueParts, 'search'>) {
  const t = useText('catalogue');
  const language = useLanguage();
  return (
    <span role="status">
      {fresh > 0 && (
        <Button kind="link" icon="arrow-up" title={t('freshHelp')} onClick={reload}>
          {t('fresh', { count: fresh, number: formatNumber(language, fresh) })}
        </Button>
      )}
    </span>
  );
}
