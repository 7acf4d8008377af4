import { listCollections } from '@belvedere/contract/catalogue.ts';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useProject } from '../../api/me.ts';
import { useRoute } from '../../api/queries.ts';
import { Bytes } from '../../components/bytes.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { useIsHovered } from '../hover-store.ts';
import { bytesOf, filesOf, numberIn, textIn } from '../item/stac-item.ts';
import { useOpenByKey } from '../open-item.ts';
import { DateFact } from './result-facts.tsx';
import { ResultLink } from './result-link.tsx';
import { ListEnd } from './result-list.tsx';
import styles from './results.module.css';
import { type DrawnResult, useResultWindow } from './use-result-window.ts';

const columns = ['id', 'date', 'collection', 'platform', 'cloud', 'files', 'size'] as const;
const figures: readonly string[] = ['cloud', 'files', 'size'];

/** Results as a table, to compare them. */
export function ResultTable(parts: CatalogueParts) {
  const t = useText('catalogue');
  const { search } = parts;
  const coarse = useMediaQuery('(pointer: coarse), (max-width: 720px)', false, { getInitialValueInEffect: false });
  const window = useResultWindow(parts, { rowHeight: coarse ? 40 : 32, columns: 1 });
  return (
    <div ref={window.scroll} className={styles.scroll} data-outdated={search.outdated || undefined}>
      {/** biome-ignore lint/a11y/useSemanticElements: a table element cannot hold virtual rows. */}
      <div
        role="table"
        className={styles.table}
        aria-label={t('list')}
        aria-rowcount={search.matched?.exact ? search.matched.count + 1 : -1}
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
            <TableRow key={result.key} result={result} parts={parts} onActive={window.setActiveKey} />
          ))}
        </div>
      </div>
      <ListEnd {...parts} />
    </div>
  );
}

interface TableRowProps {
  readonly result: DrawnResult;
  readonly parts: CatalogueParts;
  readonly onActive: (key: string) => void;
}

function TableRow({ result: { item, key, at, top, active }, parts, onActive }: TableRowProps) {
  const { hover, openKey } = parts;
  const language = useLanguage();
  const { slug } = useProject();
  const openByKey = useOpenByKey(slug);
  const hot = useIsHovered(hover, key);
  const collections = useRoute(listCollections, { params: { project: slug } }).data?.items ?? [];
  const cloud = numberIn(item, 'eo:cloud_cover');
  const bytes = bytesOf(item);
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
      <Cell>
        <ResultLink item={item} className={styles.id} active={active} open={key === openKey}>
          {item.id}
        </ResultLink>
      </Cell>
      <Cell>
        <DateFact item={item} />
      </Cell>
      <Cell>{collections.find(({ id }) => id === item.collection)?.title || item.collection}</Cell>
      <Cell>{textIn(item, 'platform')}</Cell>
      <Cell number>{cloud === undefined ? undefined : `${formatNumber(language, cloud, 1)} %`}</Cell>
      <Cell number>{formatNumber(language, filesOf(item).length)}</Cell>
      <Cell number>{bytes === undefined ? undefined : <Bytes value={bytes} />}</Cell>
    </div>
  );
}

function Cell({ number = false, children }: { number?: boolean; children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <span role="cell" className={number ? styles.number : undefined}>
      {children}
    </span>
  );
}
