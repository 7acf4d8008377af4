import { useId, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog, DialogButtons } from '../components/dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useText } from '../i18n/use-text.ts';
import { beginRequestAction } from './begin-request-action.ts';
import type { RequestDialogProps } from './choose-version-dialog.tsx';
import styles from './request-dialog.module.css';
import { useActionRun } from './use-action-run.ts';

/** Takes known errors out of the red, with the reason that the next person reads. */
export function AcknowledgeDialog(props: RequestDialogProps) {
  const t = useText('requests');
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('acknowledge.title', { count: props.count })}>
      {props.opened && <Reason {...props} />}
    </Dialog>
  );
}

function Reason({ project, onClose, onBegun, chosen, count }: RequestDialogProps) {
  const t = useText('requests');
  const id = useId();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const run = useActionRun(project);
  const missing = asked && reason.trim() === '';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (reason.trim() === '') return;
        const order = { kind: 'acknowledge', reason: reason.trim() } as const;
        run.begin(() => beginRequestAction(project, chosen, order), {
          onSuccess: () => {
            onBegun?.();
            onClose();
          },
        });
      }}
    >
      <p className={styles.soft}>{t('acknowledge.text')}</p>
      <label htmlFor={id} className={styles.label}>
        {t('acknowledge.reason')}
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={1_000}
        value={reason}
        data-autofocus
        aria-invalid={missing}
        aria-describedby={`${id}-help`}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p id={`${id}-help`} className={missing ? styles.wrong : styles.help}>
        {missing && <Icon name="error" small />}
        {missing ? t('acknowledge.reasonMissing') : t('acknowledge.reasonHelp')}
      </p>
      {run.error !== null && <ProblemCard error={run.error} />}
      <DialogButtons>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button kind="primary" type="submit" disabled={run.busy}>
          {t('acknowledge.confirm', { count })}
        </Button>
      </DialogButtons>
    </form>
  );
}
