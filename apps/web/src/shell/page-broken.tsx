import type { ErrorComponentProps } from '@tanstack/react-router';
import { problemOf } from '../api/client.ts';
import { ProblemCard } from '../components/problem-card.tsx';
import { useText } from '../i18n/use-text.ts';

/** What a page shows when it could not be loaded or drawn. The frame around it stays. */
export function PageBroken({ error, reset }: ErrorComponentProps) {
  const t = useText('shell');
  const broken = problemOf(error).code === 'page_failed';
  return (
    <ProblemCard inset error={error} title={broken ? t('problem.crashed') : t('problem.read')} retry={reset}>
      {broken && <p>{t('problem.crashedWhy')}</p>}
    </ProblemCard>
  );
}
