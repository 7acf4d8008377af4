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
  const [start, end] = [time.start, time.end].map((instant) => formatInstant(Date.parse(instant), clock, 'minute'));
  const [day = '', ...hours] = (start ?? '').split(' ');
  const [lastDay = '', lastHour = ''] = (end ?? '').split(' ');
  const until = lastDay === day ? lastHour : lastDay;
  const span = start === end ? hours.join(' ') : `${hours[0]} – ${until}`;
  return (
    <time dateTime={time.start} title={`${start}${start === end ? '' : ` – ${end}`}`}>
      {day} <span className={styles.muted}>{span}</span>
    </time>
  );
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
