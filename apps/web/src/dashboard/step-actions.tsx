import type { StepId } from '@belvedere/contract/session-properties.ts';
import type { SessionDetail, SessionStep } from '@belvedere/contract/sessions.ts';
import { useState } from 'react';
import { linkTo } from '../add-data/links.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { useText } from '../i18n/use-text.ts';
import type { ChosenRequests } from '../requests/begin-request-action.ts';
import { ChooseVersionDialog } from '../requests/choose-version-dialog.tsx';
import { RelaunchButton } from '../requests/relaunch-button.tsx';
import styles from './step-pane.module.css';

export interface StepActionsProps {
  readonly project: string;
  readonly session: SessionDetail;
  readonly step: SessionStep;
  readonly stepId: StepId;
}

/** The buttons of the manual at the foot of a step; one that acts is there only while there is something to act on. */
export function StepActions({ project, session, step, stepId }: StepActionsProps) {
  const t = useText('dashboard');
  const ofSession = { source: session.source, session: session.name };
  const errors = { ...ofSession, state: 'error', step: step.step, acknowledged: 'false' };
  return (
    <footer className={styles.actions}>
      <div className={styles.doors}>
        {stepId === 'feature' && (
          <ButtonLink kind="link" {...linkTo('products', project, ofSession)}>
            {t('seeProducts')}
          </ButtonLink>
        )}
        {step.errors > 0 && (
          <ButtonLink kind="link" count={step.errors} {...linkTo('requests', project, errors)}>
            {t('seeErrors')}
          </ButtonLink>
        )}
      </div>
      <div className={styles.doors}>
        {step.errors > 0 && (
          <RelaunchButton
            project={project}
            count={step.errors}
            words={t('relaunchErrors')}
            chosen={{ selection: { search: errors }, label: `${session.source} / ${session.name}` }}
          />
        )}
        {step.waiting > 0 && <ChooseVersion project={project} session={session} count={step.waiting} />}
      </div>
    </footer>
  );
}

function ChooseVersion({ project, session, count }: { project: string; session: SessionDetail; count: number }) {
  const t = useText('dashboard');
  const [opened, setOpened] = useState(false);
  const chosen: ChosenRequests = {
    selection: { search: { source: session.source, session: session.name, state: 'waiting_versioning' } },
    label: `${session.source} / ${session.name}`,
  };
  return (
    <>
      <Button size="small" icon="split" count={count} onClick={() => setOpened(true)}>
        {t('chooseVersion')}
      </Button>
      <ChooseVersionDialog
        project={project}
        opened={opened}
        onClose={() => setOpened(false)}
        chosen={chosen}
        count={count}
      />
    </>
  );
}
