import type { CheckAnswer } from '@belvedere/contract/ingest.ts';
import { Status } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './verdict.module.css';

/** The verdict in counts: right, denied at the door, stopped by the model after it. */
export function VerdictSummary({ answer }: { answer: CheckAnswer }) {
  const t = useText('submit');
  const right = answer.granted - answer.failing;
  return (
    <div className={styles.summary} role="status">
      <h2>{t('verdict')}</h2>
      {right > 0 && <Status status="ok" chip word={t('wouldGrant', { count: right })} />}
      {answer.denied > 0 && <Status status="error" word={t('wouldDeny', { count: answer.denied })} />}
      {answer.failing > 0 && <Status status="error" word={t('wouldFail', { count: answer.failing })} />}
    </div>
  );
}
