import type { Session } from '@belvedere/contract/sessions.ts';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { Figure } from '../components/figure.tsx';
import type { Column } from '../components/list/column.ts';
import { Moment } from '../components/moment.tsx';
import { Sparkline } from '../components/sparkline.tsx';
import { States } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './dashboard-page.module.css';

/** Columns of the sessions. Without a source chosen, a session says whose it is. */
export function useSessionColumns(alone: boolean): readonly Column<Session>[] {
  const t = useText('dashboard');
  const roomy = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  return useMemo(
    () => [
      {
        id: 'name',
        head: t('column.name'),
        width: alone ? 98 : 136,
        grow: 1,
        main: true,
        sort: 'name',
        cell: (session) => (alone ? session.name : <WithSource session={session} />),
      },
      {
        id: 'state',
        head: t('column.state'),
        width: 160,
        grow: 3,
        sort: 'state',
        card: 'state',
        cell: (session) => <States {...session} />,
      },
      {
        id: 'referenced',
        head: t('column.referenced'),
        width: 82,
        align: 'end',
        sort: 'referenced',
        first: 'descending',
        card: 'line',
        cell: ({ referenced }) => <Figure value={referenced} label={t('column.referencedLong')} />,
      },
      {
        id: 'diffused',
        head: t('column.diffused'),
        width: 74,
        align: 'end',
        sort: 'diffused',
        first: 'descending',
        card: 'line',
        cell: ({ diffused }) => <Figure value={diffused} label={t('column.diffusedLong')} />,
      },
      {
        id: 'lastActivityAt',
        head: t('column.lastActivity'),
        width: 122,
        align: 'end',
        sort: 'lastActivityAt',
        first: 'descending',
        cell: ({ lastActivityAt }) => (lastActivityAt === null ? t('never') : <Moment at={lastActivityAt} />),
      },
      {
        id: 'lastHour',
        head: t('column.lastHour'),
        width: 104,
        ...(roomy ? {} : { hidden: true }),
        cell: (session) => <LastHour session={session} />,
      },
      {
        id: 'createdAt',
        head: t('column.createdAt'),
        width: 120,
        align: 'end',
        sort: 'createdAt',
        first: 'descending',
        hidden: true,
        cell: ({ createdAt }) => <Moment at={createdAt} />,
      },
    ],
    [t, alone, roomy],
  );
}

function WithSource({ session }: { session: Session }) {
  return (
    <span className={styles.full}>
      <span className={styles.whose}>{session.source}</span>
      <span className={styles.slash}> / </span>
      <span>{session.name}</span>
    </span>
  );
}

function LastHour({ session }: { session: Session }) {
  const t = useText('dashboard');
  const count = session.lastHour.reduce((sum, value) => sum + value, 0);
  return (
    <Sparkline
      values={session.lastHour}
      label={t('lastHourOf', { count })}
      width={84}
      height={18}
      running={session.running > 0}
    />
  );
}
