import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './track.module.css';

export interface TrackProps {
  readonly done: number;
  readonly running?: number;
  readonly waiting?: number;
  readonly errors?: number;
  /** What is not begun, drawn empty. */
  readonly rest?: number;
}

/** How far something is: done in neutral, then what runs, waits and failed, each at least 3 px wide. */
export function Track({ done, running = 0, waiting = 0, errors = 0, rest = 0 }: TrackProps) {
  const t = useText('shell');
  const language = useLanguage();
  const parts = [
    ['done', done],
    ['running', running],
    ['waiting', waiting],
    ['errors', errors],
  ] as const;
  const told = parts
    .filter(([, value]) => value > 0)
    .map(([name, value]) => t(`track.${name}`, { number: formatNumber(language, value) }));
  return (
    <div className={styles.track} role="img" aria-label={`${t('track.label')}: ${told.join(', ')}`}>
      {parts.map(([name, value]) =>
        value > 0 ? <i key={name} className={styles[name]} style={{ flexGrow: value }} /> : null,
      )}
      {rest > 0 && <i className={styles.rest} style={{ flexGrow: rest }} />}
    </div>
  );
}
