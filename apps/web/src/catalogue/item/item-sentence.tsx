import { listCollections } from '@belvedere/contract/catalogue.ts';
import type { ReactNode } from 'react';
import { useProject } from '../../api/me.ts';
import { useRoute } from '../../api/queries.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import { useClock } from '../../time/time-context.tsx';
import { describePlace, formatLatitude, formatPosition, nameOfCity, type Place } from '../places/describe-place.ts';
import { formatDay, formatMoment } from './format-date.ts';
import styles from './item.module.css';
import { numberIn, type StacItem, textIn, timeOf, versionOf } from './stac-item.ts';

/** What, by whom, where and when, in a sentence; then what one asks next. */
export function ItemSentence({ item, children }: { item: StacItem; children?: ReactNode }) {
  const t = useText('catalogue');
  const language = useLanguage();
  const { slug } = useProject();
  const collections = useRoute(listCollections, { params: { project: slug } }).data?.items ?? [];
  const collection = collections.find(({ id }) => id === item.collection)?.title || item.collection;
  const platform = textIn(item, 'platform');
  const version = versionOf(item);
  return (
    <p className={styles.sentence}>
      <b>{textIn(item, 'title') ?? collection}</b>
      {platform !== undefined && <Phrase words={(value) => t('item.sentence.by', { value })}>{platform}</Phrase>}
      <Where item={item} />
      <When item={item} />
      {'. '}
      <Particulars item={item} />
      {version !== undefined && t('item.sentence.version', { value: formatNumber(language, version) })}
      {children}
      {version !== undefined && '.'}
    </p>
  );
}

const gap = '\u0000';

/** A piece of a sentence with a part that stands out, wherever the language puts it. */
function Phrase({
  words,
  strong = false,
  children,
}: {
  words: (value: string) => string;
  strong?: boolean;
  children: ReactNode;
}) {
  const [before, after] = words(gap).split(gap);
  return (
    <>
      {before}
      {strong ? <b>{children}</b> : children}
      {after}
    </>
  );
}

function Where({ item: { geometry } }: { item: StacItem }) {
  const t = useText('catalogue');
  const language = useLanguage();
  if (geometry === null) return null;
  const place = describePlace(geometry);
  return (
    <Phrase strong words={(value) => t(`item.sentence.${place.kind}`, { value })}>
      {wordOf(place)}
    </Phrase>
  );
  function wordOf(found: Place): string {
    switch (found.kind) {
      case 'over':
      case 'near':
        return nameOfCity(language, found.city);
      case 'around':
        return formatPosition(language, found.lat, found.lon);
      case 'wide': {
        const [south, north] = [found.south, found.north].map((lat) => formatLatitude(language, lat, 0));
        return t('item.sentence.latitudes', { south: south ?? '', north: north ?? '' });
      }
      default: {
        const never: never = found;
        return never;
      }
    }
  }
}

function When({ item }: { item: StacItem }) {
  const t = useText('catalogue');
  const language = useLanguage();
  const { clock } = useClock();
  const time = timeOf(item);
  if (time === undefined) return null;
  const moment = (instant: string) => {
    const at = Date.parse(instant);
    return t('item.sentence.at', { day: formatDay(language, at, clock), time: formatMoment(at, clock) });
  };
  if (time.start === time.end) {
    return (
      <Phrase strong words={(value) => t('item.sentence.on', { value })}>
        <time dateTime={time.start}>{moment(time.start)}</time>
      </Phrase>
    );
  }
  return (
    <Phrase strong words={(value) => t('item.sentence.from', { value })}>
      {t('item.sentence.span', { start: moment(time.start), end: moment(time.end) })}
    </Phrase>
  );
}

/** Tile, orbit, cloud: what one compares items of a collection by. */
function Particulars({ item }: { item: StacItem }) {
  const t = useText('catalogue');
  const language = useLanguage();
  const tile = textIn(item, 'grid:code');
  const orbit = numberIn(item, 'sat:relative_orbit');
  const cloud = numberIn(item, 'eo:cloud_cover');
  const parts = [
    tile === undefined ? undefined : t('item.sentence.tile', { value: tile.replace(/^[A-Z0-9]+-/, '') }),
    orbit === undefined ? undefined : t('item.sentence.orbit', { value: String(orbit) }),
  ].filter((part) => part !== undefined);
  const cloudWords =
    cloud === undefined ? '' : t('item.sentence.cloud', { value: `${formatNumber(language, cloud, 1)}\u00a0%` });
  if (parts.length === 0 && cloudWords === '') return null;
  return (
    <>
      {capital(parts.join(', '))}
      {parts.length > 0 && cloudWords !== '' && ', '}
      {cloudWords !== '' && <b>{cloudWords}</b>}
      {'. '}
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
