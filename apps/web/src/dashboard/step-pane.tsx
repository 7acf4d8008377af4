import type { StepId } from '@belvedere/contract/session-properties.ts';
import type { SessionDetail, SessionStep } from '@belvedere/contract/sessions.ts';
import { Figure } from '../components/figure.tsx';
import { Icon } from '../components/icon.tsx';
import type { IconName } from '../components/icon-paths.ts';
import { Status } from '../components/status.tsx';
import { Track } from '../components/track.tsx';
import { useText } from '../i18n/use-text.ts';
import { StepActions } from './step-actions.tsx';
import { StepFigure } from './step-figure.tsx';
import { flowUnits, groupsOf, trackOf } from './step-figures.ts';
import styles from './step-pane.module.css';

const icons: Record<StepId, IconName> = { feature: 'referencing', storage: 'storage', catalog: 'diffusion' };

export interface StepPaneProps {
  readonly project: string;
  readonly session: SessionDetail;
  readonly step: SessionStep;
  readonly stepId: StepId;
}

/** One step of a session: what went in, what came out, how far it is, and every figure with the list behind it. */
export function StepPane({ project, session, step, stepId }: StepPaneProps) {
  const t = useText('dashboard');
  const title = t(`step.${step.step}`);
  const subtitle = stepId === 'storage' ? '' : t(`stepId.${stepId}`);
  return (
    <section className={styles.step} aria-label={title}>
      <header className={styles.head}>
        <Icon name={icons[stepId]} />
        <h3 title={stepId === 'feature' ? t('stepNote.referencing') : t(`stepNote.${step.step}` as 'stepNote.storage')}>
          {title}
        </h3>
        <span className={styles.subtitle}>{subtitle}</span>
        {step.running > 0 && <Status status="running" count={step.running} />}
      </header>
      <div className={styles.flow}>
        <div>
          <b>
            <Figure value={step.in} />
          </b>
          <span>{t(`unit.${flowUnits[stepId].in}`)}</span>
        </div>
        <Icon name="arrow-right" />
        <div>
          <b className={styles.out}>
            <Figure value={step.out} />
          </b>
          <span>{t(`unit.${flowUnits[stepId].out}`)}</span>
        </div>
      </div>
      <Track {...trackOf(step)} />
      <div className={styles.groups}>
        {groupsOf(stepId, step.properties).map(({ group, figures }) => (
          <div key={group}>
            <h4 className={styles.group}>{t(`group.${group}`)}</h4>
            <dl>
              {figures.map((figure) => (
                <StepFigure key={figure.property} project={project} session={session} stepId={stepId} figure={figure} />
              ))}
            </dl>
          </div>
        ))}
      </div>
      <StepActions project={project} session={session} step={step} stepId={stepId} />
    </section>
  );
}
