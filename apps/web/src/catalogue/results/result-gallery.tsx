import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { useIsHovered } from '../hover-store.ts';
import { ItemPicture } from '../item/item-picture.tsx';
import { CloudFact, DateFact } from './result-facts.tsx';
import { ResultLink } from './result-link.tsx';
import { ListEnd } from './result-list.tsx';
import styles from './results.module.css';
import { type DrawnResult, useResultWindow } from './use-result-window.ts';

const least = 148;
const gap = 12;
const captionHeight = 72;

/** Results as pictures, as many side by side as there is room for. */
export function ResultGallery(parts: CatalogueParts) {
  const t = useText('catalogue');
  const { ref: measured, width } = useElementSize();
  const room = Math.max(least, width - gap);
  const columns = Math.max(2, Math.floor(room / (least + gap)));
  const side = Math.floor(room / columns) - gap;
  const window = useResultWindow(parts, { rowHeight: side + captionHeight + gap, columns });
  const scroll = useMergedRef(window.scroll, measured);
  return (
    <div ref={scroll} className={styles.scroll} data-outdated={parts.search.outdated || undefined}>
      <ul
        className={styles.list}
        style={{ height: window.height + gap }}
        aria-label={t('list')}
        onKeyDown={window.onKeyDown}
      >
        {width > 0 &&
          window.results.map((result) => (
            <Card key={result.key} result={result} side={side} parts={parts} onActive={window.setActiveKey} />
          ))}
      </ul>
      <ListEnd {...parts} />
    </div>
  );
}

interface CardProps {
  readonly result: DrawnResult;
  readonly side: number;
  readonly parts: CatalogueParts;
  readonly onActive: (key: string) => void;
}

function Card({ result: { item, key, at, top, column, active }, side, parts, onActive }: CardProps) {
  const { hover, openKey, search } = parts;
  const hot = useIsHovered(hover, key);
  const left = gap + column * (side + gap);
  return (
    <li
      className={styles.card}
      style={{ width: side, transform: `translate(${left}px, ${top + gap}px)` }}
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
    >
      <ResultLink item={item} active={active} open={key === openKey}>
        <ItemPicture item={item} size={side} />
        <span className={styles.cardId}>{item.id}</span>
      </ResultLink>
      <p className={styles.facts}>
        <DateFact item={item} />
      </p>
      <p className={styles.facts}>
        <CloudFact item={item} />
      </p>
    </li>
  );
}
