import { listCollections } from '@belvedere/contract/catalogue.ts';
import { useMediaQuery } from '@mantine/hooks';
import { type CSSProperties, useMemo } from 'react';
import { useProject } from '../../api/me.ts';
import { useRoute } from '../../api/queries.ts';
import { Bytes } from '../../components/bytes.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { useIsHovered } from '../hover-store.ts';
import { bytesOf, filesOf, numberIn, type StacItem, textIn } from '../item/stac-item.ts';
import { useOpenByKey } from '../open-item.ts';
import { DateFact } from './result-facts.tsx';
import { ResultLink } from './result-link.tsx';
import { ListEnd } from './result-list.tsx';
import styles from './results.module.css';
import { type DrawnResult, useResultWindow } from './use-result-window.ts';

const widths = {
  id: 'minmax(200px, 3fr)',
  date: '164px',
  collection: 'minmax(90px, 1.4fr)',
  platform: 'minmax(56px, 1fr)',
  cloud: '52px',
  files: '44px',
  size: '72px',
} as const;
type Column = keyof typeof widths;
const figures: readonly Column[] = ['cloud', 'files', 'size'];

/** Columns that tell results apart: one where all say the same, or nothing, is left out. */
function columnsFor(items: readonly StacItem[]): readonly Column[] {
  const collections = new Set(items.map(({ collection }) => collection));
  const needed: Partial<Record<Column, boolean>> = {
    collection: collections.size > 1,
    platform: items.some((item) => textIn(item, 'platform') !== undefined),
    cloud: items.some((item) => numberIn(item, 'eo:cloud_cover') !== undefined),
    size: items.some((item) => bytesOf(item) !== undefined),
  };
  return (Object.keys(widths) as Column[]).filter((column) => needed[column] !== false);
}

/** Results as a table, to compare them. */
export function ResultTable(parts: CatalogueParts) {
  const t = useText('catalogue');
  const { search } = parts;
  const coarse = useMediaQuery('(pointer: coarse), (max-width: 720px)', false, { getInitialValueInEffect: false });
  const window = useResultWindow(parts, { rowHeight: coarse ? 40 : 32, columns: 1 });
  const columns = useMemo(() => columnsFor(search.items), [search.items]);
  const template = columns.map((column) => widths[column]).join(' ');
  return (
    <div ref={window.scroll} className={styles.scroll} data-outdated={search.outdated || undefined}>
      {/** biome-ignore lint/a11y/useSemanticElements: a table element cannot hold virtual rows. */}
      <div
        role="table"
        className={styles.table}
        aria-label={t('list')}
        aria-rowcount={search.matched?.exact ? search.matched.count + 1 : -1}
        style={{ '--columns': template } as CSSProperties}
        onKeyDown={window.onKeyDown}
      >
        {/** biome-ignore lint/a11y/useSemanticElements: see above. */}
        <div role="rowgroup" className={styles.tableHead}>
          {/** biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above. */}
          <div role="row" className={styles.tableRow}>
            {columns.map((column) => (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above.
              <span role="columnheader" key={column} className={figures.includes(column) ? styles.number : undefined}>
                {t(`columns.${column}`)}
              </span>
            ))}
          </div>
        </div>
        {/** biome-ignore lint/a11y/useSemanticElements: see above. */}
        <div role="rowgroup" className={styles.list} style={{ height: window.height }}>
          {window.results.map((result) => (
            <TableRow key={result.key} result={result} columns={columns} parts={parts} onActive={window.setActiveKey} />
          ))}
        </div>
      </div>
      <ListEnd {...parts} />
    </div>
  );
}

interface TableRowProps {
  readonly result: DrawnResult;
  readonly columns: readonly Column[];
  readonly parts: CatalogueParts;
  readonly onActive: (key: string) => void;
}

function TableRow({ result, columns, parts, onActive }: TableRowProps) {
  const { item, key, at, top, active } = result;
  const { hover, openKey } = parts;
  const { slug } = useProject();
  const openByKey = useOpenByKey(slug);
  const hot = useIsHovered(hover, key);
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: its link is what the keyboard uses.
    <div
      role="row"
      className={`${styles.tableRow} ${styles.tableBody}`}
      style={{ transform: `translateY(${top}px)` }}
      data-at={at}
      data-hot={hot || undefined}
      data-open={key === openKey || undefined}
      aria-rowindex={at + 2}
      onPointerEnter={() => hover.point({ key, from: 'list' })}
      onPointerLeave={() => hover.leave(key)}
      onFocus={() => {
        onActive(key);
        hover.point({ key, from: 'list' });
      }}
      onBlur={() => hover.leave(key)}
      onClick={(event) => {
        onActive(key);
        if (!(event.target instanceof Element && event.target.closest('a'))) openByKey(key);
      }}
    >
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: see above.
        <span role="cell" key={column} className={figures.includes(column) ? styles.number : undefined}>
          {column === 'id' ? (
            <ResultLink item={item} className={styles.id} active={active} open={key === openKey}>
              {item.id}
            </ResultLink>
          ) : (
            <Cell column={column} item={item} />
          )}
        </span>
      ))}
    </div>
  );
}

function Cell({ column, item }: { column: Exclude<Column, 'id'>; item: StacItem }) {
  const language = useLanguage();
  const { slug } = useProject();
  const collections = useRoute(listCollections, { params: { project: slug } }).data?.items ?? [];
  switch (column) {
    case 'date':
      return <DateFact item={item} />;
    case 'collection':
      return collections.find(({ id }) => id === item.collection)?.title || item.collection;
    case 'platform':
      return textIn(item, 'platform');
    case 'cloud': {
      const cloud = numberIn(item, 'eo:cloud_cover');
      return cloud === undefined ? null : `${formatNumber(language, cloud, 1)} %`;
    }
    case 'files':
      return formatNumber(language, filesOf(item).length);
    case 'size': {
      const bytes = bytesOf(item);
      return bytes === undefined ? null : <Bytes value={bytes} />;
    }
    default: {
      const never: never = column;
      return never;
    }
  }
}
