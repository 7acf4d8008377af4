import type { RequestDialogProps } from './choose-version-dialog.tsx';
import { RequestQuestion } from './request-question.tsx';

/** Relaunches chosen requests, some of which may not be in error. */
export function RelaunchDialog(props: RequestDialogProps) {
  return <RequestQuestion {...props} kind="relaunch" />;
}
