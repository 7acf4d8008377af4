import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { problemOf } from '../api/client.ts';
import { ButtonLink } from '../components/button.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useText } from '../i18n/use-text.ts';
import { Alone } from './alone.tsx';

/** What a page shows when it could not be loaded or drawn. The frame around it stays. */
export function PageBroken({ error, reset }: ErrorComponentProps) {
  const t = useText('shell');
  const again = useAgain(reset);
  const broken = problemOf(error).code === 'page_failed';
  return (
    <ProblemCard inset error={error} title={broken ? t('problem.crashed') : t('problem.read')} retry={again}>
      {broken && <p>{t('problem.crashedWhy')}</p>}
    </ProblemCard>
  );
}

/** A project that cannot be read: it is not there, not for this reader, or the server does not answer. */
export function ProjectBroken({ error, reset }: ErrorComponentProps) {
  const t = useText('shell');
  const again = useAgain(reset);
  return (
    <Alone title={t('problem.project')}>
      <ProblemCard inset error={error} title={t('problem.read')} retry={again}>
        <ButtonLink kind="link" to="/">
          {t('notFound.home')}
        </ButtonLink>
      </ProblemCard>
    </Alone>
  );
}

function useAgain(reset: () => void): () => void {
  const router = useRouter();
  return () => {
    reset();
    void router.invalidate();
  };
}
