import { formatRelative } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../live/live-context.tsx';
import { useNow } from '../time/time-context.tsx';
import styles from './live.module.css';

/** Whether the page is pushed to, and when something was last heard. */
export function LiveDot() {
  const t = useText('shell');
  const language = useLanguage();
  const live = useLive();
  const now = useNow();
  return (
    <span className={styles.live} data-state={live.state} data-testid="live">
      <i />
      {t(`live.${live.state}`)}
      {live.state === 'live' && (
        <span className={styles.age}>{formatRelative(language, Math.min(live.since, now), now)}</span>
      )}
    </span>
  );
}
