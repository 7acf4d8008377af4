import styles from './list.module.css';
import { CellContent, SelectBox } from './list-cell.tsx';
import type { ListView } from './list-view.ts';
import { RowMenu } from './row-menu.tsx';
import type { ListRoute, RowOf } from './use-list-route.ts';

interface ListCardProps<R extends ListRoute> {
  readonly view: ListView<R>;
  readonly row: RowOf<R>;
  readonly selected: boolean;
  readonly onToggle: () => void;
  readonly nameId: string;
}

/** A row on a phone: name and state, then its figures with their labels. */
export function ListCard<R extends ListRoute>({ view, row, selected, onToggle, nameId }: ListCardProps<R>) {
  const { columns, bulk, menu } = view;
  const shown = columns.shown.map(({ column }) => column);
  const main = shown.find(({ main: isMain }) => isMain === true);
  const state = shown.find(({ card }) => card === 'state');
  const lines = shown.filter(({ card }) => card === 'line');
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the row is focused, not its cells.
    <div role="gridcell" className={styles.cardCell}>
      {bulk !== undefined && <SelectBox selected={selected} onToggle={onToggle} nameId={nameId} />}
      <div className={styles.cardBody}>
        <div className={styles.cardTop}>
          {main !== undefined && <CellContent view={view} column={main} row={row} nameId={nameId} />}
          {state !== undefined && <span className={styles.cardState}>{state.cell(row)}</span>}
        </div>
        {lines.length > 0 && (
          <div className={styles.cardLines}>
            {lines.map((column) => (
              <span key={column.id} className={styles.cardLine}>
                <span className={styles.cardLabel}>{column.head}</span>{' '}
                <span className={styles.cardValue}>{column.cell(row)}</span>
              </span>
            ))}
          </div>
        )}
      </div>
      {menu !== undefined && <RowMenu actions={() => menu(row)} nameId={nameId} />}
    </div>
  );
}
