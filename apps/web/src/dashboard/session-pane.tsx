import { readSession, type SessionDetail } from '@belvedere/contract/sessions.ts';
import { problemOf } from '../api/client.ts';
import { useRoute } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useText } from '../i18n/use-text.ts';
import { CausesTable } from './causes-table.tsx';
import { SessionHeader } from './session-header.tsx';
import styles from './session-pane.module.css';
import { inOrder, isStepId, shareDone } from './step-figures.ts';
import { StepPane } from './step-pane.tsx';

export interface SessionPaneProps {
  readonly project: string;
  readonly id: number;
  readonly onClose: () => void;
}

/** The open session: how it goes, each of its steps, and what failed in it, by cause. */
export function SessionPane({ project, id, onClose }: SessionPaneProps) {
  const t = useText('dashboard');
  const { data: session, error, refetch } = useRoute(readSession, { params: { project, id } });
  if (session === undefined) {
    return (
      <section className={styles.session} aria-label={t('session')}>
        {error === null && <Skeleton rows={4} columns={[20, 20, 20, 20]} />}
        {error !== null && problemOf(error).status === 404 && (
          <Empty title={t('open.gone.title')} why={t('open.gone.why')}>
            <Button onClick={onClose}>{t('open.close')}</Button>
          </Empty>
        )}
        {error !== null && problemOf(error).status !== 404 && (
          <ProblemCard inset error={error} retry={() => void refetch()} />
        )}
      </section>
    );
  }
  return (
    <section className={styles.session} aria-label={`${session.source} / ${session.name}`}>
      <SessionHeader project={project} session={session} onClose={onClose} />
      <Whole session={session} />
      <Steps project={project} session={session} />
      <CausesTable project={project} session={session} />
    </section>
  );
}

/** How much of the session is in the catalogue: one line over its whole width, while something moves. */
function Whole({ session }: { session: SessionDetail }) {
  const t = useText('dashboard');
  const percent = Math.floor(shareDone(session.steps) * 100);
  return (
    <div
      className={styles.whole}
      role="progressbar"
      aria-label={t('open.share', { percent: `${percent} %` })}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      {session.running > 0 && <i style={{ width: `${percent}%` }} />}
    </div>
  );
}

function Steps({ project, session }: { project: string; session: SessionDetail }) {
  const t = useText('dashboard');
  if (session.steps.length === 0) return <Empty title={t('open.noStep.title')} why={t('open.noStep.why')} />;
  return (
    <div className={styles.steps} data-count={session.steps.length}>
      {inOrder(session.steps).map((step) =>
        isStepId(step.stepId) ? (
          <StepPane key={step.stepId} project={project} session={session} step={step} stepId={step.stepId} />
        ) : null,
      )}
    </div>
  );
}
