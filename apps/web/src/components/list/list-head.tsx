import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import { SearchBox } from '../search-box.tsx';
import { Segment } from '../segment.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import type { Filter } from './filter.ts';
import { FilterMenu } from './filter-menu.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import styles from './list.module.css';
import type { ListView } from './list-view.ts';
import type { ListRoute } from './use-list-route.ts';

/** What the list is, how many rows it has, and how to find among them. */
export function ListHead<R extends ListRoute>(view: ListView<R> & { readonly filters: readonly Filter[] }) {
  const { title, list, filters, address, narrow, search, columns, actions, aside, noCsv, route, compact } = view;
  const t = useText('lists');
  const language = useLanguage();
  const box = filters.find((filter) => filter.kind === 'search');
  const segments = filters.filter((filter) => filter.kind === 'segment');
  const hasCsv = noCsv !== true && route.query !== undefined && 'format' in route.query.shape;
  return (
    <header className={styles.head}>
      <h2 className={narrow ? 'unseen' : undefined}>{title}</h2>
      <span className={styles.count} role="status">
        {list.matched !== undefined && countWords(t, formatNumber(language, list.matched.count), list.matched.exact)}
        {aside}
      </span>
      {list.fresh > 0 && (
        <Button kind="link" icon="arrow-up" onClick={list.reload}>
          {t('fresh', { count: list.fresh, number: formatNumber(language, list.fresh) })}
        </Button>
      )}
      {box !== undefined && (
        <SearchBox
          ref={search}
          className={styles.search}
          label={box.label}
          placeholder={box.placeholder ?? box.label}
          value={[address.values[box.name] ?? ''].flat()[0] ?? ''}
          onSearch={(text) => address.setValue(box.name, text === '' ? undefined : text)}
        />
      )}
      {!narrow &&
        segments.map((segment) => (
          <Segment
            key={segment.name}
            label={segment.label}
            value={[address.values[segment.name] ?? ''].flat()[0] ?? ''}
            options={[{ value: '', label: segment.all }, ...segment.options]}
            onChange={(value) => address.setValue(segment.name, value === '' ? undefined : value)}
          />
        ))}
      {narrow ? <FilterSheet {...view} /> : <FilterMenu filters={filters} address={address} />}
      {!narrow && <ColumnsMenu columns={columns} quiet={compact === true} />}
      {!narrow && hasCsv && (
        <a className={styles.csv} href={list.csv()} download title={t('csvHelp')}>
          {t('csv')}
        </a>
      )}
      {actions}
    </header>
  );
}

function countWords(t: ReturnType<typeof useText<'lists'>>, number: string, exact: boolean): string {
  return exact ? number : t('about', { number });
}
