import { useNavigate } from '@tanstack/react-router';
import { type CSSProperties, type MouseEvent, memo, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { type RowId, toggle } from './chosen.ts';
import styles from './list.module.css';
import { ListCard } from './list-card.tsx';
import { CellContent, SelectBox } from './list-cell.tsx';
import type { ListView } from './list-view.ts';
import { RowMenu } from './row-menu.tsx';
import type { ListRoute, RowOf } from './use-list-route.ts';

interface ListRowProps<R extends ListRoute> {
  readonly view: ListView<R>;
  readonly row: RowOf<R>;
  readonly index: number;
  readonly start: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly gone: boolean;
  readonly measure: ((element: Element | null) => void) | undefined;
  /** Gives the row the keyboard. The same function at each drawing, so that a scroll draws only the rows that come. */
  readonly setActive: (id: RowId) => void;
}

/** One row: its cells in a line, or a card of two lines on a phone. Only the row with the keyboard can be tabbed into. */
function Row<R extends ListRoute>(props: ListRowProps<R>) {
  const { view, row, index, start, active, selected, gone, measure, setActive } = props;
  const { narrow, idOf, opened, open } = view;
  const navigate = useNavigate();
  const element = useRef<HTMLDivElement>(null);
  const nameId = useId();
  useLayoutEffect(() => {
    for (const control of element.current?.querySelectorAll<HTMLElement>('a, button, input') ?? []) {
      control.tabIndex = active ? 0 : -1;
    }
  });
  const id = idOf(row);
  const isOpen = opened !== undefined && opened === id;
  const onToggle = () => view.choose(toggle(view.chosen, id));
  const onClick = (event: MouseEvent) => {
    setActive(id);
    if (open === undefined || isControl(event.target) || window.getSelection()?.type === 'Range') return;
    void navigate(open(row));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useKeyWithClickEvents: the grid hears the keys of its rows.
    <div
      ref={(node) => {
        element.current = node;
        measure?.(node);
      }}
      role="row"
      tabIndex={active ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={view.bulk === undefined ? undefined : selected}
      aria-current={isOpen ? 'true' : undefined}
      data-index={index}
      data-active={active ? '' : undefined}
      data-open={isOpen || undefined}
      data-selected={selected || undefined}
      data-gone={gone || undefined}
      className={`${styles.row} ${styles.body} ${narrow ? styles.card : ''} ${open === undefined ? '' : styles.opens}`}
      style={{ transform: `translateY(${start}px)` }}
      onClick={onClick}
      onFocus={active ? undefined : () => setActive(id)}
    >
      {narrow ? (
        <ListCard {...props} nameId={nameId} onToggle={onToggle} />
      ) : (
        <Cells {...props} nameId={nameId} onToggle={onToggle} />
      )}
    </div>
  );
}

export const ListRow = memo(Row) as typeof Row;

function Cells<R extends ListRoute>({
  view,
  row,
  selected,
  onToggle,
  nameId,
}: ListRowProps<R> & { readonly nameId: string; readonly onToggle: () => void }) {
  const { columns, bulk, menu } = view;
  return (
    <>
      {bulk !== undefined && (
        <Cell className={styles.selectCell}>
          <SelectBox selected={selected} onToggle={onToggle} nameId={nameId} />
        </Cell>
      )}
      {columns.shown.map(({ column, pinnedAt }) => (
        <Cell
          key={column.id}
          className={`${styles.cell} ${column.align === 'end' ? styles.end : ''} ${pinnedAt === undefined ? '' : styles.pinned}`}
          left={pinnedAt}
        >
          <CellContent view={view} column={column} row={row} nameId={nameId} />
        </Cell>
      ))}
      {menu !== undefined && (
        <Cell className={styles.menuCell}>
          <RowMenu actions={() => menu(row)} nameId={nameId} />
        </Cell>
      )}
    </>
  );
}

function Cell({
  className,
  left,
  children,
}: {
  className: string | undefined;
  left?: number | undefined;
  children: ReactNode;
}) {
  const style: CSSProperties | undefined = left === undefined ? undefined : { left };
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the row is focused, not its cells.
    <div role="gridcell" className={className} style={style}>
      {children}
    </div>
  );
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, select') !== null;
}
