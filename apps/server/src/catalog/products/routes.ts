import type { Page } from '@belvedere/contract/lists.ts';
import { listProducts, type Product, readProduct } from '@belvedere/contract/products.ts';
import { type Handler, handle, handleList } from '../../access/handle.ts';
import type { Context } from '../../context.ts';
import { notFound } from '../../platform/errors.ts';
import type { CsvColumns } from '../../platform/http/csv.ts';
import { sightOf } from '../visible-items.ts';
import { findDocument, findProductHistory, findProducts, findVersions, type ProductRow } from './queries.ts';

const columns: CsvColumns<Product> = {
  id: (row) => row.id,
  collection: (row) => row.collection,
  item: (row) => row.item,
  version: (row) => row.version,
  shown: (row) => row.shown,
  state: (row) => row.state,
  source: (row) => row.session.source,
  session: (row) => row.session.name,
  files: (row) => row.files,
  bytes: (row) => row.bytes,
  createdAt: (row) => row.createdAt,
};

export function productRoutes({ db }: Pick<Context, 'db'>): Handler[] {
  return [
    handleList(listProducts, columns, async (call): Promise<Page<Product>> => {
      const { items, ...page } = await findProducts(db, sightOf(call), call.query, call.query);
      return { ...page, items: items.map(presentProduct) };
    }),
    handle(readProduct, async (call) => {
      const { collection, item } = call.params;
      const sight = sightOf(call);
      const rows = await findVersions(db, sight, collection, item);
      const history = await findProductHistory(db, sight, collection, item);
      // A product that was deleted for good has its history and nothing else.
      if (rows.length === 0 && history.length === 0) throw notFound('product', `${collection}/${item}`);
      const { version } = call.query;
      const asked = version === undefined ? rows[0] : rows.find((row) => row.version === version);
      if (version !== undefined && asked === undefined) throw notFound('version', `${collection}/${item}/${version}`);
      const document = asked === undefined ? null : await findDocument(db, sight, asked.id);
      return { collection, item, versions: rows.map(presentProduct), history, document };
    }),
  ];
}

function presentProduct({ sessionId, source, sessionName, ...same }: ProductRow): Product {
  return { ...same, session: { id: sessionId, source, name: sessionName } };
}
