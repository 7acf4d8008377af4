import { Bytes } from '../../components/bytes.tsx';
import { formatInstant, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import { useClock } from '../../time/time-context.tsx';
import { bytesOf, filesOf, numberIn, type StacItem, timeOf } from '../item/stac-item.ts';
import styles from './results.module.css';

interface FactProps {
  readonly item: StacItem;
}

/** `2026-11-20 10:52 UTC`, or from when to when. */
export function DateFact({ item }: FactProps) {
  const t = useText('catalogue');
  const { clock } = useClock();
  const time = timeOf(item);
  if (time === undefined) return <span>{t('noDate')}</span>;
  const [start = '', end = ''] = [time.start, time.end].map((instant) =>
    formatInstant(Date.parse(instant), clock, 'minute'),
  );
  const day = start.slice(0, 10);
  const span = start === end ? start.slice(11) : `${start.slice(11, 16)} – ${endOf(start, end)}`;
  return (
    <time dateTime={time.start} title={`${start}${start === end ? '' : ` – ${end}`}`}>
      {day} <span className={styles.muted}>{span}</span>
    </time>
  );
}

/** The hour it ended, and how many days later, as timetables have it; of what lasts longer, the day. */
function endOf(start: string, end: string): string {
  const days = Math.round((Date.parse(end.slice(0, 10)) - Date.parse(start.slice(0, 10))) / 86_400_000);
  if (days > 9) return end.slice(0, 10);
  return days === 0 ? end.slice(11, 16) : `${end.slice(11, 16)} +${days}`;
}

/** `4.2 % cloud`, where the item tells it. */
export function CloudFact({ item }: FactProps) {
  const t = useText('catalogue');
  const language = useLanguage();
  const cloud = numberIn(item, 'eo:cloud_cover');
  if (cloud === undefined) return null;
  return (
    <span>
      <b>{formatNumber(language, cloud, 1)}</b> % {t('cloud')}
    </span>
  );
}

/** How many files, and how large. */
export function FilesFact({ item }: FactProps) {
  const t = useText('catalogue');
  const language = useLanguage();
  const count = filesOf(item).length;
  const bytes = bytesOf(item);
  return (
    <>
      {bytes !== undefined && <Bytes value={bytes} />}
      <span>{t('file', { count, number: formatNumber(language, count) })}</span>
    </>
  );
}
