import { Button } from '../components/button.tsx';
import { formatSpan, formatTimeOfDay } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../live/live-context.tsx';
import { useClock, useNow } from '../time/time-context.tsx';
import styles from './live.module.css';

// A reconnection that takes a moment is nobody's business.
const patience = 3_000;

/** Said when the page is no longer pushed to: its figures stay, with their age. */
export function LostStrip() {
  const t = useText('shell');
  const language = useLanguage();
  const live = useLive();
  const { clock } = useClock();
  const now = useNow();
  const shown = live.state === 'lost' && now - live.since >= patience;
  return (
    <div role="status">
      {shown && (
        <div className={styles.lost}>
          <i />
          <b>{t('live.since', { time: formatTimeOfDay(live.since, clock) })}</b>
          <span className={styles.old}>{t('live.old', { age: formatSpan(language, now - live.since) })}</span>
          <Button size="small" onClick={live.retry}>
            {t('tryNow')}
          </Button>
        </div>
      )}
    </div>
  );
}
