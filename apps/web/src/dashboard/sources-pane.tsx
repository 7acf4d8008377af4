import { listSources, type Source } from '@belvedere/contract/sessions.ts';
import { useMemo } from 'react';
import { linkTo } from '../add-data/links.ts';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Figure } from '../components/figure.tsx';
import type { Column } from '../components/list/column.ts';
import { List } from '../components/list/list.tsx';
import { Moment } from '../components/moment.tsx';
import { States } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './dashboard-page.module.css';
import { sourcesPrefix } from './dashboard-search.ts';
import type { DashboardAddress } from './use-dashboard-search.ts';
import { useStateFilters } from './use-state-filters.ts';

export interface PaneProps {
  readonly project: string;
  readonly address: DashboardAddress;
}

/** Who provides data. A click keeps only the sessions of that one; a second click shows them all again. */
export function SourcesPane({ project, address }: PaneProps) {
  const t = useText('dashboard');
  const { search, link } = address;
  return (
    <div className={styles.pane} data-pane="sources">
      <List
        name="sources"
        title={t('sources')}
        route={listSources}
        params={useMemo(() => ({ project }), [project])}
        columns={useSourceColumns()}
        filters={useStateFilters(t('searchSource'))}
        prefix={sourcesPrefix}
        defaultSort="state"
        idOf={nameOf}
        open={({ name }) => link({ source: name === search.source ? undefined : name, session: undefined })}
        opened={search.source}
        primary={search.source === undefined}
        failure={t('sourcesFailed')}
        compact
        noCsv
        empty={
          <Empty title={t('noSource.title')} why={t('noSource.why')}>
            <ButtonLink kind="primary" icon="upload" {...linkTo('submit', project)}>
              {t('submitItems')}
            </ButtonLink>
          </Empty>
        }
      />
    </div>
  );
}

const nameOf = ({ name }: Source) => name;

function useSourceColumns(): readonly Column<Source>[] {
  const t = useText('dashboard');
  return useMemo(
    () => [
      { id: 'name', head: t('column.name'), width: 100, grow: 1, main: true, sort: 'name', cell: ({ name }) => name },
      {
        id: 'state',
        head: t('column.state'),
        width: 150,
        grow: 3,
        sort: 'state',
        card: 'state',
        cell: (source) => <States {...source} />,
      },
      {
        id: 'referenced',
        head: t('column.referenced'),
        width: 86,
        align: 'end',
        sort: 'referenced',
        first: 'descending',
        card: 'line',
        cell: ({ referenced }) => <Figure value={referenced} label={t('column.referencedLong')} />,
      },
      {
        id: 'diffused',
        head: t('column.diffused'),
        width: 78,
        align: 'end',
        sort: 'diffused',
        first: 'descending',
        card: 'line',
        cell: ({ diffused }) => <Figure value={diffused} label={t('column.diffusedLong')} />,
      },
      {
        id: 'sessions',
        head: t('column.sessions'),
        width: 78,
        align: 'end',
        hidden: true,
        cell: ({ sessions }) => <Figure value={sessions} />,
      },
      {
        id: 'lastActivityAt',
        head: t('column.lastActivity'),
        width: 110,
        align: 'end',
        sort: 'lastActivityAt',
        first: 'descending',
        hidden: true,
        cell: ({ lastActivityAt }) => (lastActivityAt === null ? t('never') : <Moment at={lastActivityAt} />),
      },
    ],
    [t],
  );
}
