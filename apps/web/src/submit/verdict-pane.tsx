import type { UseQueryResult } from '@tanstack/react-query';
import { Empty } from '../components/empty.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useText } from '../i18n/use-text.ts';
import type { DepositBody } from './deposit-body.ts';
import type { Verdict } from './use-verdict.ts';
import styles from './verdict.module.css';
import { verdictLines } from './verdict-lines.ts';
import { VerdictSummary } from './verdict-summary.tsx';
import { VerdictTable } from './verdict-table.tsx';

export interface VerdictPaneProps {
  readonly body: DepositBody | undefined;
  readonly verdict: UseQueryResult<Verdict>;
}

/** What would be granted and denied, before anything is sent. */
export function VerdictPane({ body, verdict }: VerdictPaneProps) {
  const t = useText('submit');
  const { data, error } = verdict;
  if (body === undefined) {
    return (
      <>
        <h2>{t('verdict')}</h2>
        <div className={styles.flush}>
          <Empty title={t('notYet.title')} why={t('notYet.why')} />
        </div>
      </>
    );
  }
  if (error !== null) {
    return (
      <>
        <h2>{t('verdict')}</h2>
        <ProblemCard error={error} title={t('unread')} retry={() => void verdict.refetch()} />
      </>
    );
  }
  if (data === undefined) {
    return (
      <div role="status" aria-label={t('checking')}>
        <h2>{t('checking')}</h2>
        <Skeleton rows={8} columns={[6, 30, 12, 40]} />
      </div>
    );
  }
  const { answer, whole } = data;
  return (
    <div className={styles.verdict}>
      {answer !== undefined && <VerdictSummary answer={answer} />}
      {!whole && <p className={styles.note}>{t('tooLarge')}</p>}
      {answer !== undefined && <VerdictTable lines={verdictLines(answer, data.ids)} answer={answer} />}
    </div>
  );
}
