import type { Problem } from '@belvedere/contract/problem.ts';
import { type ReactNode, useState } from 'react';
import { problemOf } from '../api/client.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import styles from './notice.module.css';
import { useProblemWords } from './use-problem-words.ts';

export interface ProblemCardProps {
  /** Whatever a call threw. */
  readonly error: unknown;
  /** What could not be done: "The sessions could not be read". */
  readonly title?: string;
  readonly retry?: () => void;
  /** Leaves 16 px around it, when it stands alone in a pane. */
  readonly inset?: boolean;
  readonly children?: ReactNode;
}

/** What failed, why, what to do, and the details to hand over. */
export function ProblemCard({ error, title, retry, inset = false, children }: ProblemCardProps) {
  const t = useText('shell');
  const words = useProblemWords();
  const problem = problemOf(error);
  const { what, todo } = words(problem);
  return (
    <div className={inset ? styles.inset : undefined}>
      <div className={styles.problem} role="alert">
        <Icon name="error" />
        <div>
          <b>{title ?? t('problem.title')}</b>
          <p className={styles.soft}>
            {sentence(what)} {todo === undefined ? '' : sentence(todo)}
          </p>
          <Fields problem={problem} />
          {children}
          <div className={styles.line}>
            {retry !== undefined && <Button onClick={retry}>{t('tryNow')}</Button>}
            <CopyDetails problem={problem} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** Words of errors have no full stop of their own: beside others they need one. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function Fields({ problem }: { problem: Problem }) {
  if (problem.errors === undefined || problem.errors.length < 2) return null;
  return (
    <ul className={styles.fields}>
      {problem.errors.slice(0, 20).map(({ pointer, message }) => (
        <li key={`${pointer} ${message}`}>
          <code>{pointer}</code> {message}
        </li>
      ))}
    </ul>
  );
}

function CopyDetails({ problem }: { problem: Problem }) {
  const t = useText('shell');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(
      JSON.stringify({ ...problem, page: location.href, at: new Date().toISOString() }, undefined, 2),
    );
    setCopied(true);
  };
  return (
    <Button kind="quiet" icon={copied ? 'ok' : 'copy'} onClick={() => void copy()}>
      {copied ? t('problem.copied') : t('problem.details')}
    </Button>
  );
}
