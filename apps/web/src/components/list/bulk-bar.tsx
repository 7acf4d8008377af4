import type { Route } from '@belvedere/contract/route.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import { type Chosen, chosenCount, narrowSearch, noneChosen, selectionOf } from './chosen.ts';
import type { FilterValues } from './filter.ts';
import styles from './list.module.css';
import type { BulkAction } from './list-props.ts';
import type { ListView } from './list-view.ts';
import type { ListRoute, RowOf } from './use-list-route.ts';

/** How many rows are chosen, how to choose all that match, and what can be done with them. */
export function BulkBar<R extends ListRoute>(view: ListView<R> & { readonly bulk: readonly BulkAction<RowOf<R>>[] }) {
  const { chosen, choose, list, bulk, fixed, address } = view;
  const t = useText('lists');
  const language = useLanguage();
  const matched = list.matched ?? { count: 0, exact: true };
  const search: FilterValues = { ...given(fixed), ...address.values };
  const counted = useCount(view.count, view.params, chosen.kind === 'all' ? selectionOf(chosen, search) : undefined);
  const count = counted?.count ?? chosenCount(chosen, matched.count);
  const exact = chosen.kind === 'some' || counted !== undefined || matched.exact;
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('withChosen')}>
      <b role="status">{t('chosen', { count, number: told(formatNumber(language, count), exact, t) })}</b>
      {chosen.kind === 'some' && matched.count > count && (
        <Button kind="link" onClick={() => choose({ kind: 'all', except: new Set() })}>
          {t('chooseAll', { number: told(formatNumber(language, matched.count), matched.exact, t) })}
        </Button>
      )}
      <Button kind="link" onClick={() => choose(noneChosen)}>
        {t('clearChosen')}
      </Button>
      <span className={styles.grow} />
      {bulk.map((action) => (
        <BulkButton key={action.id} action={action} view={view} search={search} />
      ))}
    </div>
  );
}

interface BulkButtonProps<R extends ListRoute> {
  readonly action: BulkAction<RowOf<R>>;
  readonly view: ListView<R>;
  readonly search: FilterValues;
}

function BulkButton<R extends ListRoute>({ action, view, search }: BulkButtonProps<R>) {
  const { chosen, choose, list, idOf, count: route, params } = view;
  const touched = touchedBy(action, chosen, list.rows, idOf, search);
  const counted = useCount(route, params, touched.kind === 'search' ? touched.selection : undefined);
  const count = touched.kind === 'rows' ? touched.count : counted?.count;
  const before = counted?.before;
  return (
    <Button
      icon={action.icon}
      kind={action.danger ? 'danger' : 'plain'}
      count={count}
      disabled={count === undefined || count === 0}
      onClick={() =>
        count !== undefined &&
        action.run({
          selection: before === undefined ? touched.selection : { ...touched.selection, before },
          count,
          done: () => choose(noneChosen),
        })
      }
    >
      {action.label}
    </Button>
  );
}

type Touched =
  | { readonly kind: 'rows'; readonly selection: Selection; readonly count: number }
  | { readonly kind: 'search'; readonly selection: Selection };

/** What an action would touch of what is chosen: counted here when the rows are known, by the server when all match. */
function touchedBy<Row>(
  action: BulkAction<Row>,
  chosen: Chosen,
  rows: readonly Row[],
  idOf: (row: Row) => string | number,
  search: FilterValues,
): Touched {
  if (chosen.kind === 'some') {
    const ids = new Set(chosen.ids);
    for (const row of rows) if (action.applies?.(row) === false) ids.delete(idOf(row));
    return { kind: 'rows', selection: { include: [...ids] }, count: ids.size };
  }
  const narrowed = action.where === undefined ? search : narrowSearch(search, action.where);
  if (narrowed === undefined) return { kind: 'rows', selection: { include: [] }, count: 0 };
  return { kind: 'search', selection: selectionOf(chosen, narrowed) };
}

/** Counts a selection, and gives the moment of the count: what is done later touches nothing that came after. */
function useCount(route: Route | undefined, params: Record<string, string>, selection: Selection | undefined) {
  const { data } = useQuery({
    queryKey: ['count', route?.path, params, selection],
    queryFn: async ({ signal }) =>
      route === undefined
        ? undefined
        : ((await call(route, { params, body: { selection } } as never, signal)) as { count: number; before: string }),
    enabled: route !== undefined && selection !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  return selection === undefined ? undefined : data;
}

function given(fixed: Readonly<Record<string, string | readonly string[] | undefined>> | undefined): FilterValues {
  return Object.fromEntries(
    Object.entries(fixed ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function told(number: string, exact: boolean, t: ReturnType<typeof useText<'lists'>>): string {
  return exact ? number : t('about', { number });
}
