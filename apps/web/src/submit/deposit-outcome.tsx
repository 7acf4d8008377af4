import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { linkTo, linkToSession } from '../add-data/links.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { Status } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './verdict.module.css';
import { verdictLines } from './verdict-lines.ts';
import { VerdictTable } from './verdict-table.tsx';

export interface DepositOutcomeProps {
  readonly project: string;
  readonly source: string;
  readonly answer: DepositAnswer;
  readonly ids: readonly (string | undefined)[];
  readonly onAgain: () => void;
}

/** What came of a deposit of which something was denied: the counts, each reason, and where to go on. */
export function DepositOutcome({ project, source, answer, ids, onAgain }: DepositOutcomeProps) {
  const t = useText('submit');
  // What their models think of those granted, the session tells.
  const told = { ...answer, failing: 0, failures: [] };
  const denied = { session: String(answer.session), state: 'denied' };
  return (
    <div className={styles.verdict}>
      <div className={styles.summary} role="status">
        <h2>{t('done.title', { count: answer.granted })}</h2>
        {answer.denied > 0 && <Status status="error" word={t('done.denied', { count: answer.denied })} />}
      </div>
      <div className={styles.buttons}>
        <ButtonLink kind="primary" {...linkToSession(project, { id: answer.session, source })}>
          {t('done.session')}
        </ButtonLink>
        <ButtonLink {...linkTo('requests', project, denied)}>{t('done.deniedList')}</ButtonLink>
        <Button onClick={onAgain}>{t('done.more')}</Button>
      </div>
      <VerdictTable lines={verdictLines(told, ids)} answer={told} />
    </div>
  );
}
