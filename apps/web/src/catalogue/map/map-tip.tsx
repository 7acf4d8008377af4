import { formatInstant, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import { useClock } from '../../time/time-context.tsx';
import { numberIn, type StacItem, textIn, timeOf } from '../item/stac-item.ts';
import styles from './map.module.css';

interface MapTipProps {
  readonly item: StacItem;
  /** How many more lie under the pointer. */
  readonly others: number;
  readonly at: { readonly x: number; readonly y: number } | undefined;
}

/** What is lit, beside it. The list says the same: it is not read out. */
export function MapTip({ item, others, at }: MapTipProps) {
  const t = useText('catalogue');
  const language = useLanguage();
  const { clock } = useClock();
  const time = timeOf(item);
  const cloud = numberIn(item, 'eo:cloud_cover');
  if (at === undefined || at.x < 0 || at.y < 0) return null;
  return (
    <p className={styles.tip} style={{ left: at.x, top: at.y }} aria-hidden="true">
      <span className="mono">{textIn(item, 'grid:code')?.replace(/^[A-Z0-9]+-/, '') ?? item.id}</span>
      {time !== undefined && ` · ${formatInstant(Date.parse(time.start), clock, 'day')}`}
      {cloud !== undefined && ` · ${formatNumber(language, cloud, 1)} % ${t('cloud')}`}
      {others > 0 && (
        <span className={styles.muted}>
          {' '}
          · {t('mapPane.more', { count: others, number: formatNumber(language, others) })}
        </span>
      )}
    </p>
  );
}
