import { readSession } from '@belvedere/contract/sessions.ts';
import { Link } from '@tanstack/react-router';
import { useRoute } from '../api/queries.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './dashboard-tabs.module.css';
import type { PaneProps } from './sources-pane.tsx';

/** On a phone the three parts of the dashboard are tabs. */
export function DashboardTabs({ project, address }: PaneProps) {
  const t = useText('dashboard');
  const { search, link } = address;
  const current = (view: string) => (search.view === view ? ({ 'aria-current': 'page' } as const) : {});
  return (
    <nav className={styles.tabs} aria-label={t('panes')}>
      <Link {...link({ view: 'sources' })} {...current('sources')}>
        {t('sources')}
      </Link>
      <Link {...link({ view: 'sessions' })} {...current('sessions')}>
        {t('sessions')}
      </Link>
      {search.session !== undefined && (
        <Link {...link({ view: 'session' })} {...current('session')}>
          <SessionTab project={project} id={search.session} />
        </Link>
      )}
    </nav>
  );
}

function SessionTab({ project, id }: { project: string; id: number }) {
  const t = useText('dashboard');
  const { data } = useRoute(readSession, { params: { project, id } });
  return <span className={styles.name}>{data?.name ?? t('session')}</span>;
}
