import { Moment } from '../components/moment.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './board.module.css';
import { BigFigure, Cell, type CellOfBoardProps, Door } from './cell.tsx';
import { linkTo } from './links.ts';

export function SubmitCell({ project, board: { deposits } }: CellOfBoardProps) {
  const t = useText('addData');
  const { last } = deposits;
  return (
    <Cell
      icon="upload"
      title={t('submit.title')}
      what={t('submit.what')}
      state={<span className={styles.quiet}>{last === null ? t('submit.never') : <Last at={last.at} />}</span>}
      figures={
        <>
          <BigFigure value={last?.granted ?? 0} unit={t('submit.granted')} />
          <BigFigure value={last?.denied ?? 0} unit={t('submit.denied')} />
        </>
      }
    >
      <Door icon="upload" label={t('submit.submit')} {...linkTo('submit', project)} />
      {last !== null && (
        <Door
          icon="clock"
          label={t('submit.see')}
          {...linkTo('dashboard', project, { session: String(last.session) })}
        />
      )}
    </Cell>
  );
}

/** The sentence is split at its moment, so that the moment stays one that tells its instant on hover. */
function Last({ at }: { at: string }) {
  const t = useText('addData');
  const [before = '', after = ''] = t('submit.last', { when: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  );
}
