import { listSessions } from '@belvedere/contract/sessions.ts';
import { useRoute } from '../api/queries.ts';
import { Figure } from '../components/figure.tsx';
import { Sparkline } from '../components/sparkline.tsx';
import { Status } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './board.module.css';
import { BigFigure, Cell, type CellOfBoardProps, Door, DoorCount } from './cell.tsx';
import { linkTo } from './links.ts';

export function DashboardCell({ project, board: { dashboard } }: CellOfBoardProps) {
  const t = useText('addData');
  const { rate, lastHour, sources, running, waiting, errors } = dashboard;
  return (
    <Cell
      icon="gauge"
      title={t('dashboard.title')}
      what={t('dashboard.what')}
      state={<Worst running={running} waiting={waiting} errors={errors} />}
      figures={
        <>
          {running > 0 ? (
            <BigFigure value={rate} digits={1} unit={t('dashboard.rate')} />
          ) : (
            <BigFigure value={sum(lastHour)} unit={t('dashboard.inLastHour')} />
          )}
          <span className={styles.curve}>
            <Sparkline
              values={lastHour}
              label={t('dashboard.curve')}
              width={72}
              height={30}
              running={running > 0}
              area={running > 0}
            />
          </span>
        </>
      }
    >
      <Door
        icon="gauge"
        label={t('dashboard.display')}
        figure={<Figure value={sources} label={t('dashboard.sources', { count: sources })} />}
        {...linkTo('dashboard', project)}
      />
      {running > 0 && <SessionsDoor project={project} state="running" label={t('dashboard.running')} />}
      {errors > 0 && <SessionsDoor project={project} state="error" label={t('dashboard.errors')} />}
      {waiting > 0 && <SessionsDoor project={project} state="waiting" label={t('dashboard.waiting')} />}
    </Cell>
  );
}

interface SessionsDoorProps {
  readonly project: string;
  readonly state: 'running' | 'error' | 'waiting';
  readonly label: string;
}

/** The dashboard with only the sessions of a state, and how many they are. */
function SessionsDoor({ project, state, label }: SessionsDoorProps) {
  const { data } = useRoute(listSessions, { params: { project }, query: { state, limit: 1 } });
  return (
    <Door
      icon={state}
      label={label}
      figure={data && <DoorCount status={state} count={data.matched.count} />}
      {...linkTo('dashboard', project, { state, view: 'sessions' })}
    />
  );
}

/** One state in the head: what moves, else what calls for somebody. The doors below tell the rest. */
function Worst({ running, waiting, errors }: { running: number; waiting: number; errors: number }) {
  if (running > 0) return <Status status="running" count={running} />;
  if (errors > 0) return <Status status="error" count={errors} />;
  return waiting > 0 ? <Status status="waiting" count={waiting} /> : <Status status="ok" />;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
