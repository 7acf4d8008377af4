import { Moment } from '../../components/moment.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './item.module.css';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const address = /^https?:\/\/\S+$/;

/** A value as people read it: dates as dates, links as links, lists in a line, what is deeper as it is written. */
export function FactValue({ value, unit }: { value: unknown; unit?: string | undefined }) {
  const t = useText('catalogue');
  const language = useLanguage();
  switch (typeof value) {
    case 'number':
      return `${plain(language, value)}${unit === undefined ? '' : `\u00a0${unit}`}`;
    case 'boolean':
      return value ? t('item.yes') : t('item.no');
    case 'string':
      if (instant.test(value)) return <Moment at={value} exact />;
      if (address.test(value)) return <a href={value}>{value}</a>;
      return value;
    default:
      break;
  }
  if (Array.isArray(value) && value.length === 0) return <span className={styles.muted}>{t('item.nothing')}</span>;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number')) {
    return value.map((one) => (typeof one === 'number' ? plain(language, one) : one)).join(', ');
  }
  return <code className={styles.json}>{JSON.stringify(value)}</code>;
}

/** Numbers of an item are measures, years, orbits: their digits are told as they are, only the comma is the language's. */
function plain(language: 'en' | 'fr', value: number): string {
  return value.toLocaleString(language, { useGrouping: false, maximumFractionDigits: 12 });
}
