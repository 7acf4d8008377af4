import { countProducts, listProducts, type Product, readProduct } from '@belvedere/contract/products.ts';
import { Outlet, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { linkTo, linkToListedProduct } from '../add-data/links.ts';
import { useCan } from '../api/me.ts';
import { useRoute } from '../api/queries.ts';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { List } from '../components/list/list.tsx';
import type { BulkAction, BulkOrder } from '../components/list/list-props.ts';
import { Beside } from '../components/panel.tsx';
import { useText } from '../i18n/use-text.ts';
import { textOf } from '../search.ts';
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
            open={(product) => linkToListedProduct(project, product)}
            opened={useOpenVersion(project)}
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

/** The row of the version that the panel shows: what the panel has read says which. */
function useOpenVersion(project: string): number | undefined {
  const { collection = '', item = '' } = useParams({ strict: false });
  const version = Number(textOf(useSearch({ strict: false }), 'version')) || undefined;
  const { data } = useRoute(
    readProduct,
    { params: { project, collection, item }, query: version === undefined ? {} : { version } },
    { enabled: item !== '' },
  );
  if (item === '' || data === undefined) return undefined;
  return (data.versions.find((one) => one.version === version) ?? data.versions[0])?.id;
}

const idOf = ({ id }: Product) => id;
