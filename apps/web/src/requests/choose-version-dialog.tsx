import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog, DialogButtons } from '../components/dialog.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useText } from '../i18n/use-text.ts';
import { ActionProgress } from './action-progress.tsx';
import { beginRequestAction, type ChosenRequests, type VersionChoice, versionChoices } from './begin-request-action.ts';
import styles from './request-dialog.module.css';
import { useActionRun } from './use-action-run.ts';

export interface RequestDialogProps {
  readonly project: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Told once the server has taken it. */
  readonly onBegun?: (() => void) | undefined;
  readonly chosen: ChosenRequests;
  readonly count: number;
}

/** What becomes of products that exist already: one version more, in place of the last, or nothing. */
export function ChooseVersionDialog(props: RequestDialogProps) {
  const t = useText('requests');
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('choose.title', { count: props.count })}>
      {props.opened && <Choice {...props} />}
    </Dialog>
  );
}

function Choice({ project, onClose, onBegun, chosen, count }: RequestDialogProps) {
  const t = useText('requests');
  const [choice, setChoice] = useState<VersionChoice>('increment');
  const run = useActionRun(project);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        run.begin(() => beginRequestAction(project, chosen, { kind: 'choose-version', choice }), {
          onSuccess: () => {
            onBegun?.();
            onClose();
          },
        });
      }}
    >
      <p className={styles.soft}>{t('choose.text')}</p>
      <fieldset className={styles.options}>
        <legend className="unseen">{t('choose.choice')}</legend>
        {versionChoices.map((value, at) => (
          <label key={value} className={styles.option}>
            <input
              type="radio"
              name="choice"
              value={value}
              checked={choice === value}
              onChange={() => setChoice(value)}
              {...(at === 0 ? { 'data-autofocus': true } : {})}
            />
            <span>
              <b>{t(`choose.${value}`)}</b>
              <small>{t(`choose.${value}Help`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {run.error !== null && <ProblemCard error={run.error} />}
      <DialogButtons>
        {run.busy && <ActionProgress action={run.action} />}
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button kind="primary" type="submit" disabled={run.busy}>
          {t(`choose.confirm_${choice}`, { count })}
        </Button>
      </DialogButtons>
    </form>
  );
}
