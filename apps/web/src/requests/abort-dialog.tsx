import type { RequestDialogProps } from './choose-version-dialog.tsx';
import { RequestQuestion } from './request-question.tsx';

/** Stops chosen requests that have not begun. */
export function AbortDialog(props: RequestDialogProps) {
  return <RequestQuestion {...props} kind="abort" />;
}
