import type { ErrorCause, SessionDetail } from '@belvedere/contract/sessions.ts';
import { useState } from 'react';
import { linkTo } from '../add-data/links.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { Figure } from '../components/figure.tsx';
import { Moment } from '../components/moment.tsx';
import { useProblemWords } from '../components/use-problem-words.ts';
import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { AcknowledgeDialog } from '../requests/acknowledge-dialog.tsx';
import type { ChosenRequests } from '../requests/begin-request-action.ts';
import { RelaunchButton } from '../requests/relaunch-button.tsx';
import styles from './causes-table.module.css';

/** What failed, gathered by cause, beside what to do and the button that does it. Nothing failed: nothing is shown. */
export function CausesTable({ project, session }: { project: string; session: SessionDetail }) {
  const t = useText('dashboard');
  if (session.causes.length === 0) return null;
  const ofSession = { source: session.source, session: session.name, state: 'error' };
  return (
    <section className={styles.pane} aria-labelledby="causes-title">
      <header>
        <h2 id="causes-title">{t('causes.title')}</h2>
        <span className={styles.count}>
          <Figure value={session.errors} />
        </span>
        <ButtonLink kind="link" {...linkTo('requests', project, ofSession)}>
          {t('causes.all')}
        </ButtonLink>
      </header>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th>{t('causes.cause')}</th>
              <th>{t('causes.step')}</th>
              <th className={styles.number}>{t('causes.errors')}</th>
              <th>{t('causes.example')}</th>
              <th>{t('causes.todo')}</th>
              <th className={styles.number}>{t('causes.since')}</th>
              <th>
                <span className="unseen">{t('causes.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {session.causes.map((cause) => (
              <CauseRow key={`${cause.step} ${cause.code}`} project={project} session={session} cause={cause} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface CauseRowProps {
  readonly project: string;
  readonly session: SessionDetail;
  readonly cause: ErrorCause;
}

function CauseRow({ project, session, cause }: CauseRowProps) {
  const t = useText('dashboard');
  const words = useProblemWords();
  const { what, todo } = words({ code: cause.code, ...cause.example });
  return (
    <tr>
      <td>
        <code>{cause.code}</code>
      </td>
      <td className={styles.step}>{t(`step.${cause.step}`)}</td>
      <td className={styles.number}>
        <CauseCount cause={cause} />
      </td>
      <td className={styles.example} title={what}>
        {what}
      </td>
      <td className={styles.todo} title={todo}>
        {todo}
      </td>
      <td className={`${styles.number} ${styles.since}`}>
        <Moment at={cause.since} />
      </td>
      <td className={styles.actions}>
        <CauseActions project={project} session={session} cause={cause} />
      </td>
    </tr>
  );
}

function CauseCount({ cause }: { cause: ErrorCause }) {
  const t = useText('dashboard');
  const language = useLanguage();
  const left = cause.count - cause.acknowledged;
  return (
    <>
      {left > 0 && <b className={styles.errors}>{formatNumber(language, left)}</b>}
      {cause.acknowledged > 0 && (
        <span className={styles.known}>{t('causes.acknowledged', { count: cause.acknowledged })}</span>
      )}
    </>
  );
}

function CauseActions({ project, session, cause }: CauseRowProps) {
  const t = useText('dashboard');
  const [opened, setOpened] = useState(false);
  const left = cause.count - cause.acknowledged;
  const search = { source: session.source, session: session.name, state: 'error', step: cause.step, code: cause.code };
  const unacknowledged = { ...search, acknowledged: 'false' };
  const chosen: ChosenRequests = {
    selection: { search: unacknowledged },
    label: `${cause.code}, ${session.source} / ${session.name}`,
  };
  return (
    <span className={styles.buttons}>
      <ButtonLink
        kind="link"
        aria-label={t('causes.seeCause', { cause: cause.code })}
        {...linkTo('requests', project, left > 0 ? unacknowledged : search)}
      >
        {t('causes.see')}
      </ButtonLink>
      {left > 0 && (
        <>
          <Button kind="link" onClick={() => setOpened(true)}>
            {t('causes.acknowledge')}
          </Button>
          <RelaunchButton project={project} count={left} chosen={chosen} />
          <AcknowledgeDialog
            project={project}
            opened={opened}
            onClose={() => setOpened(false)}
            chosen={chosen}
            count={left}
          />
        </>
      )}
    </span>
  );
}
