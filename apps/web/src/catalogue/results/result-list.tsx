import { useProject } from '../../api/me.ts';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { useIsHovered } from '../hover-store.ts';
import { ItemPicture } from '../item/item-picture.tsx';
import { useOpenByKey } from '../open-item.ts';
import { CloudFact, DateFact, FilesFact } from './result-facts.tsx';
import { ResultLink } from './result-link.tsx';
import styles from './results.module.css';
import { type DrawnResult, useResultWindow } from './use-result-window.ts';

/** Results one below the other, each with its picture. */
export function ResultList(parts: CatalogueParts) {
  const t = useText('catalogue');
  const { search } = parts;
  const window = useResultWindow(parts, { rowHeight: 72, columns: 1 });
  return (
    <div ref={window.scroll} className={styles.scroll} data-outdated={search.outdated || undefined}>
      <ul className={styles.list} style={{ height: window.height }} aria-label={t('list')} onKeyDown={window.onKeyDown}>
        {window.results.map((result) => (
          <ResultRow key={result.key} result={result} parts={parts} onActive={window.setActiveKey} />
        ))}
      </ul>
      <ListEnd {...parts} />
    </div>
  );
}

interface ResultRowProps {
  readonly result: DrawnResult;
  readonly parts: CatalogueParts;
  readonly onActive: (key: string) => void;
}

function ResultRow({ result: { item, key, at, top, active }, parts, onActive }: ResultRowProps) {
  const { hover, openKey, search } = parts;
  const { slug } = useProject();
  const hot = useIsHovered(hover, key);
  const openByKey = useOpenByKey(slug);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its link is what the keyboard uses.
    <li
      className={styles.item}
      style={{ transform: `translateY(${top}px)` }}
      data-at={at}
      data-hot={hot || undefined}
      data-open={key === openKey || undefined}
      aria-setsize={search.matched?.exact ? search.matched.count : -1}
      aria-posinset={at + 1}
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
      <ItemPicture item={item} size={52} />
      <div className={styles.text}>
        <ResultLink item={item} className={styles.id} active={active} open={key === openKey}>
          {item.id}
        </ResultLink>
        <p className={styles.facts}>
          <DateFact item={item} />
          <CloudFact item={item} />
        </p>
        <p className={styles.facts}>
          <FilesFact item={item} />
        </p>
      </div>
    </li>
  );
}

/** What is below the last row: more that comes, or the end. */
export function ListEnd({ search }: CatalogueParts) {
  const t = useText('catalogue');
  if (search.more) return search.loadingMore ? <p className={styles.end}>{t('loadingMore')}</p> : null;
  return search.items.length > 20 ? <p className={styles.end}>{t('end')}</p> : null;
}
