import { Status } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import type { CheckAnswer } from './deposit-calls.ts';
import styles from './verdict.module.css';

/** The verdict in two counts. */
export function VerdictSummary({ answer }: { answer: CheckAnswer }) {
  const t = useText('submit');
  return (
    <div className={styles.summary} role="status">
      <h2>{t('verdict')}</h2>
      {answer.granted > 0 && <Status status="ok" chip word={t('wouldGrant', { count: answer.granted })} />}
      {answer.denied > 0 && <Status status="error" word={t('wouldDeny', { count: answer.denied })} />}
    </div>
  );
}
