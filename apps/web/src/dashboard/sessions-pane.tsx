import { listSessions, type Session } from '@belvedere/contract/sessions.ts';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { linkTo } from '../add-data/links.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { List } from '../components/list/list.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './dashboard-page.module.css';
import type { PaneProps } from './sources-pane.tsx';
import { useSessionColumns } from './use-session-columns.tsx';
import { useStateFilters } from './use-state-filters.ts';

/** All data of one acquisition or deposit, a row each. A click opens its steps below; a second one closes them. */
export function SessionsPane({ project, address }: PaneProps) {
  const t = useText('dashboard');
  const { search, link } = address;
  const { source } = search;
  return (
    <div className={styles.pane} data-pane="sessions">
      <List
        name="sessions"
        title={t('sessions')}
        route={listSessions}
        params={useMemo(() => ({ project }), [project])}
        columns={useSessionColumns(source !== undefined)}
        filters={useStateFilters(t('searchSession'))}
        fixed={useMemo(() => ({ source }), [source])}
        idOf={idOf}
        open={({ id }) => link({ session: id === search.session ? undefined : String(id) })}
        opened={search.session}
        primary={source !== undefined}
        failure={t('sessionsFailed')}
        compact
        noCsv
        aside={
          source !== undefined && (
            <Link {...link({ source: undefined })} className={styles.of} title={t('showAllSources')}>
              {t('ofSource', { source })}
            </Link>
          )
        }
        empty={<NoSession project={project} address={address} />}
      />
    </div>
  );
}

const idOf = ({ id }: Session) => id;

function NoSession({ project, address }: PaneProps) {
  const t = useText('dashboard');
  const { source } = address.search;
  if (source !== undefined) {
    return (
      <Empty title={t('noSession.ofSourceTitle', { source })} why={t('noSession.ofSourceWhy')}>
        <Button onClick={() => address.change({ source: undefined })}>{t('showAllSources')}</Button>
      </Empty>
    );
  }
  return (
    <Empty title={t('noSession.title')} why={t('noSession.why')}>
      <ButtonLink icon="upload" {...linkTo('submit', project)}>
        {t('submitItems')}
      </ButtonLink>
    </Empty>
  );
}
