import { Button } from '../components/button.tsx';
import { Dialog, DialogButtons } from '../components/dialog.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useText } from '../i18n/use-text.ts';
import { beginRequestAction } from './begin-request-action.ts';
import type { RequestDialogProps } from './choose-version-dialog.tsx';
import styles from './request-dialog.module.css';
import { useActionRun } from './use-action-run.ts';

export interface RequestQuestionProps extends RequestDialogProps {
  readonly kind: 'relaunch' | 'abort';
}

/** A question with one answer: how many it touches, what it does to them, and what it leaves. */
export function RequestQuestion({ kind, project, opened, onClose, onBegun, chosen, count }: RequestQuestionProps) {
  const t = useText('requests');
  const run = useActionRun(project);
  const begin = () =>
    run.begin(() => beginRequestAction(project, chosen, { kind }), {
      onSuccess: () => {
        onBegun?.();
        onClose();
      },
    });
  return (
    <Dialog opened={opened} onClose={onClose} title={t(`${kind}.title`, { count })}>
      <p className={styles.soft}>{t(`${kind}.text`)}</p>
      {run.error !== null && <ProblemCard error={run.error} />}
      <DialogButtons>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button kind="primary" onClick={begin} disabled={run.busy} data-autofocus>
          {t(`${kind}.confirm`, { count })}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
