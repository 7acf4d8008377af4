import { Figure } from '../components/figure.tsx';
import { Status } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import { BigFigure, Cell, type CellOfBoardProps, Door } from './cell.tsx';
import { linkTo } from './links.ts';

export function DiffusionCell({ project, board: { diffusion, dashboard } }: CellOfBoardProps) {
  const t = useText('addData');
  const { indexed, toCome } = diffusion;
  return (
    <Cell
      icon="diffusion"
      title={t('diffusion.title')}
      formerly={t('diffusion.formerly')}
      what={t('diffusion.what')}
      state={dashboard.running > 0 ? <Status status="running" count={dashboard.running} /> : <Status status="ok" />}
      figures={
        <>
          <BigFigure value={indexed} unit={t('diffusion.indexed')} />
          <BigFigure value={toCome} unit={t('diffusion.toCome')} />
        </>
      }
    >
      <Door
        icon="eye"
        label={t('diffusion.list')}
        figure={<Figure value={indexed} />}
        {...linkTo('products', project, { state: 'stored', indexed: 'true' })}
      />
    </Cell>
  );
}
