import { Sparkline } from '../components/sparkline.tsx';
import { Status } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './board.module.css';
import { BigFigure, Cell, type CellOfBoardProps, Door } from './cell.tsx';
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
              width={100}
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
        figure={t('dashboard.sources', { count: sources })}
        {...linkTo('dashboard', project)}
      />
      {running > 0 && (
        <Door
          icon="running"
          label={t('dashboard.running')}
          figure={<Status status="running" count={running} />}
          {...linkTo('dashboard', project, { state: 'running' })}
        />
      )}
      {errors > 0 && (
        <Door
          icon="error"
          label={t('dashboard.errors')}
          figure={<Status status="error" chip={false} count={errors} />}
          {...linkTo('dashboard', project, { state: 'error' })}
        />
      )}
      {waiting > 0 && (
        <Door
          icon="waiting"
          label={t('dashboard.waiting')}
          figure={<Status status="waiting" chip={false} count={waiting} />}
          {...linkTo('dashboard', project, { state: 'waiting' })}
        />
      )}
    </Cell>
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
