import { useParams } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { ConceptLinks } from '../help/concept-links.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './dashboard-page.module.css';
import { DashboardTabs } from './dashboard-tabs.tsx';
import { SessionPane } from './session-pane.tsx';
import { SessionsPane } from './sessions-pane.tsx';
import { SourcesPane } from './sources-pane.tsx';
import { Splitter, useSplit } from './splitter.tsx';
import { useDashboardSearch } from './use-dashboard-search.ts';
import { useEscape } from './use-escape.ts';

/** Sources at the left, sessions at the right, and below them the one that is open, step by step. */
export function DashboardPage() {
  const t = useText('dashboard');
  const project = useParams({ strict: false }).project ?? '';
  const address = useDashboardSearch();
  const { source, session, view } = address.search;
  const [split, setSplit] = useSplit();
  const close = () => address.change({ session: undefined });
  useEscape(() => {
    if (session !== undefined) close();
    else if (source !== undefined) address.change({ source: undefined });
  });
  return (
    <div className={styles.page} data-open={session === undefined ? undefined : ''} data-view={view}>
      <DashboardTabs project={project} address={address} />
      <div className={styles.panes} style={{ '--split': `${split}%` } as CSSProperties}>
        <SourcesPane project={project} address={address} />
        <Splitter percent={split} onMove={setSplit} />
        <SessionsPane project={project} address={address} />
      </div>
      {session !== undefined && (
        <div className={styles.open}>
          <SessionPane key={session} project={project} id={session} onClose={close} />
        </div>
      )}
      <ConceptLinks project={project} />
      <p className="unseen">{t('keys')}</p>
    </div>
  );
}
