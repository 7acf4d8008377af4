import { Figure } from '../components/figure.tsx';
import { useText } from '../i18n/use-text.ts';
import { BigFigure, Cell, type CellOfBoardProps, Door } from './cell.tsx';
import { linkTo } from './links.ts';

export function ProductsCell({ project, board: { products } }: CellOfBoardProps) {
  const t = useText('addData');
  return (
    <Cell
      icon="product"
      title={t('products.title')}
      formerly={t('products.formerly')}
      what={t('products.what')}
      figures={
        <>
          <BigFigure value={products.total} unit={t('products.total')} />
          <BigFigure value={products.today} unit={t('products.today')} />
        </>
      }
    >
      <Door
        icon="list"
        label={t('products.list')}
        figure={<Figure value={products.total} />}
        {...linkTo('products', project)}
      />
    </Cell>
  );
}
