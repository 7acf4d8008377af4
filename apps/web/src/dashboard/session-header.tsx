import type { SessionDetail } from '@belvedere/contract/sessions.ts';
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { useNarrow } from '../components/dialog.tsx';
import { Moment } from '../components/moment.tsx';
import { Sparkline } from '../components/sparkline.tsx';
import { States } from '../components/status.tsx';
import { formatNumber, formatSpan } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { ActionProgress } from '../requests/action-progress.tsx';
import { useActionRun } from '../requests/use-action-run.ts';
import { useNow } from '../time/time-context.tsx';
import { DeleteProductsDialog } from './delete-products-dialog.tsx';
import styles from './session-header.module.css';

export interface SessionHeaderProps {
  readonly project: string;
  readonly session: SessionDetail;
  readonly onClose: () => void;
}

/** Name and states of the open session, its pace, and what one does with the whole of it. */
export function SessionHeader({ project, session, onClose }: SessionHeaderProps) {
  const t = useText('dashboard');
  const [deleting, setDeleting] = useState(false);
  const deletion = useActionRun(project);
  return (
    <header className={styles.header}>
      <h2 id="session-title">
        <span>{session.source} /</span> {session.name}
      </h2>
      <States running={session.running} waiting={session.waiting} errors={session.errors} chips />
      <Pace session={session} />
      <span className={styles.separator} />
      <div className={styles.actions}>
        {deletion.busy ? (
          <ActionProgress action={deletion.action} />
        ) : (
          <Button kind="danger" icon="trash" onClick={() => setDeleting(true)}>
            {t('open.deleteProducts')}
          </Button>
        )}
        <Button onClick={onClose}>{t('open.close')}</Button>
      </div>
      <DeleteProductsDialog
        project={project}
        session={session}
        opened={deleting}
        onClose={() => setDeleting(false)}
        deletion={deletion}
      />
    </header>
  );
}

function Pace({ session }: { session: SessionDetail }) {
  const t = useText('dashboard');
  const language = useLanguage();
  const narrow = useNarrow();
  const running = useMoving(session);
  const rate = formatNumber(language, session.rate, session.rate < 100 ? 1 : 0);
  return (
    <div className={styles.pace}>
      <Sparkline
        values={session.lastHour}
        label={t('open.curve')}
        width={narrow ? 120 : 220}
        height={34}
        running={running}
        area={running}
      />
      {running && (
        <div className={styles.rate}>
          <b>{rate}</b> <span>{t('open.rate')}</span>
        </div>
      )}
      <p className={styles.times}>
        {running && session.secondsLeft !== null && (
          <span>{t('open.secondsLeft', { duration: formatSpan(language, session.secondsLeft * 1_000) })}</span>
        )}
        {!running && <span>{t('open.atRest')}</span>}
        {session.startedAt !== null && (
          <span className={styles.quiet}>
            <Started at={session.startedAt} />
          </span>
        )}
      </p>
    </div>
  );
}

const calm = 60_000;

/** Something runs, or ran a moment ago: a producer that sends little by little leaves pauses in between. */
function useMoving({ running, rate, lastActivityAt }: SessionDetail): boolean {
  const now = useNow(5_000);
  return running > 0 || (rate > 0 && lastActivityAt !== null && now - Date.parse(lastActivityAt) < calm);
}

/** The sentence is split at its moment, so that the moment stays one that tells its instant on hover. */
function Started({ at }: { at: string }) {
  const t = useText('dashboard');
  const [before = '', after = ''] = t('open.started', { when: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  );
}
