import type { LinkProps } from '@tanstack/react-router';
import type { ListBehind } from '../dashboard/list-behind.ts';

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

const boards = {
  board: '/admin/$project/add-data',
  dashboard: '/admin/$project/add-data/dashboard',
  requests: '/admin/$project/add-data/requests',
  products: '/admin/$project/add-data/products',
  submit: '/admin/$project/add-data/submit',
} as const;

/** A page of the board *Add data* with its filters: `linkTo('requests', project, { state: 'error' })`. */
export function linkTo(page: keyof typeof boards, project: string, search: Search = {}): LinkProps {
  return { to: boards[page], params: { project }, search } as LinkProps;
}

/** The list behind a figure. */
export function linkToList(project: string, behind: ListBehind): LinkProps {
  return linkTo(behind.list, project, behind.search);
}

/** One open session on the dashboard, among those of its source. */
export function linkToSession(project: string, session: { readonly id: number; readonly source: string }): LinkProps {
  return linkTo('dashboard', project, { source: session.source, session: String(session.id) });
}

/** A request beside the list that one is on, whose filters stay. */
export function linkToRequest(project: string, id: number): LinkProps {
  return {
    to: '/admin/$project/add-data/requests/$id',
    params: { project, id: String(id) },
    search: (before: Search) => before,
  } as LinkProps;
}

/** A version of a product. */
export function linkToProduct(
  project: string,
  product: { readonly collection: string; readonly item: string },
  version: number,
): LinkProps {
  return productLink(project, product, { version: String(version) });
}

/** The same beside the list that one is on, whose filters stay. */
export function linkToListedProduct(
  project: string,
  product: { readonly collection: string; readonly item: string; readonly version: number },
): LinkProps {
  return productLink(project, product, (before: Search) => ({ ...before, version: String(product.version) }));
}

function productLink(
  project: string,
  { collection, item }: { readonly collection: string; readonly item: string },
  search: Search | ((before: Search) => Search),
): LinkProps {
  return {
    to: '/admin/$project/add-data/products/$collection/$item',
    params: { project, collection, item },
    search,
  } as LinkProps;
}

/** A concept explained, with the project that one comes from, so that its examples are ready to paste. */
export function linkToHelp(project: string, topic: string): LinkProps {
  return { to: '/help/$topic', params: { topic }, search: { project } } as unknown as LinkProps;
}
