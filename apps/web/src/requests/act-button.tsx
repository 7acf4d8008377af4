import type { Action } from '@belvedere/contract/actions.ts';
import { problemOf } from '../api/client.ts';
import { Button, type ButtonProps } from '../components/button.tsx';
import { Status } from '../components/status.tsx';
import { useProblemWords } from '../components/use-problem-words.ts';
import styles from './action-progress.module.css';
import { ActionProgress } from './action-progress.tsx';
import { useActionRun } from './use-action-run.ts';

export interface ActButtonProps extends Pick<ButtonProps, 'icon' | 'count' | 'size' | 'kind' | 'children'> {
  readonly project: string;
  readonly start: () => Promise<Action>;
  readonly 'aria-label'?: string;
}

/** A button that begins a bulk action and turns into its progress; it comes back when the action is over. */
export function ActButton({ project, start, ...looks }: ActButtonProps) {
  const run = useActionRun(project);
  const words = useProblemWords();
  if (run.busy) return <ActionProgress action={run.action} />;
  const failed = run.error ?? undefined;
  return (
    <span className={styles.failed}>
      {failed !== undefined && <Status status="error" word={words(problemOf(failed)).what} />}
      <Button {...looks} onClick={() => run.begin(start)} />
    </span>
  );
}
