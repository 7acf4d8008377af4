import { countProducts, listProducts, type Product } from '@belvedere/contract/products.ts';
import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { linkTo, linkToProduct } from '../add-data/links.ts';
import { useCan } from '../api/me.ts';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { List } from '../components/list/list.tsx';
import type { BulkAction, BulkOrder } from '../components/list/list-props.ts';
import { Beside } from '../components/panel.tsx';
import { useText } from '../i18n/use-text.ts';
import { DeleteVersionsDialog } from './delete-versions-dialog.tsx';
import { useProductColumns } from './use-product-columns.tsx';
import { useProductFilters } from './use-product-filters.ts';

/** Every version that is kept, and those that were. */
export function ProductsPage() {
  const t = useText('products');
  const { project = '', item } = useParams({ strict: false });
  const [order, setOrder] = useState<BulkOrder>();
  const may = useCan()('products.delete');
  const bulk = useMemo(
    (): BulkAction<Product>[] => [{ id: 'delete', label: t('act.delete'), icon: 'trash', danger: true, run: setOrder }],
    [t],
  );
  return (
    <>
      <Beside
        list={
          <List
            name="products"
            title={t('title')}
            route={listProducts}
            params={useMemo(() => ({ project }), [project])}
            columns={useProductColumns()}
            filters={useProductFilters()}
            idOf={idOf}
            open={(product) => linkToProduct(project, product, product.version)}
            {...(may ? { bulk, count: countProducts } : {})}
            failure={t('failed')}
            empty={
              <Empty title={t('empty.title')} why={t('empty.why')}>
                <ButtonLink icon="upload" {...linkTo('submit', project)}>
                  {t('empty.submit')}
                </ButtonLink>
              </Empty>
            }
          />
        }
        panel={item !== undefined && <Outlet />}
      />
      {order !== undefined && (
        <DeleteVersionsDialog
          project={project}
          selection={order.selection}
          count={order.count}
          label={t('delete.label')}
          name={t('delete.typeThis')}
          onClose={() => setOrder(undefined)}
          onBegun={order.done}
        />
      )}
    </>
  );
}

const idOf = ({ id }: Product) => id;
