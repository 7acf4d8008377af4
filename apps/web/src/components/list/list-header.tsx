import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../icon.tsx';
import { type Chosen, noneChosen } from './chosen.ts';
import styles from './list.module.css';
import type { ListView } from './list-view.ts';
import type { ShownColumn } from './use-columns.ts';
import type { ListAddress } from './use-list-address.ts';
import type { ListRoute } from './use-list-route.ts';

/** Heads of the columns: a click sorts, the edge resizes, dragging moves. On a phone it is only heard. */
export function ListHeader<R extends ListRoute>(view: ListView<R>) {
  const { columns, chosen, choose, bulk, menu, list, idOf, narrow, address } = view;
  const t = useText('lists');
  const [dragged, setDragged] = useState<string>();
  const drop = (before: string) => {
    if (dragged !== undefined && dragged !== before) columns.move(dragged, before);
    setDragged(undefined);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold virtual rows with sticky columns.
    <div role="rowgroup" className={narrow ? 'unseen' : styles.heads}>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: its cells are focusable. */}
      <div role="row" aria-rowindex={1} className={styles.row}>
        {bulk !== undefined && (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: it holds a box.
          <div role="columnheader" className={styles.selectHead}>
            <input
              type="checkbox"
              className={styles.box}
              aria-label={t('chooseLoaded')}
              tabIndex={narrow ? -1 : 0}
              checked={allChosen(chosen, list.rows.length)}
              ref={(box) => {
                if (box !== null) box.indeterminate = someChosen(chosen, list.rows.length);
              }}
              onChange={(event) =>
                choose(event.currentTarget.checked ? { kind: 'some', ids: new Set(list.rows.map(idOf)) } : noneChosen)
              }
            />
          </div>
        )}
        {columns.shown.map((shown) => (
          <Head
            key={shown.column.id}
            shown={shown}
            address={address}
            narrow={narrow}
            onDrag={setDragged}
            onDrop={drop}
            onUnsize={() => columns.unsize(shown.column.id)}
          />
        ))}
        {menu !== undefined && (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: it names the column of menus.
          <div role="columnheader" className={styles.menuHead}>
            <span className="unseen">{t('rowMenu')}</span>
          </div>
        )}
      </div>
    </div>
  );
}

interface HeadProps<Row> {
  readonly shown: ShownColumn<Row>;
  readonly address: ListAddress;
  readonly narrow: boolean;
  readonly onDrag: (id: string) => void;
  readonly onDrop: (before: string) => void;
  readonly onUnsize: () => void;
}

function Head<Row>({ shown, address, narrow, onDrag, onDrop, onUnsize }: HeadProps<Row>) {
  const { column, pinnedAt, startResize, resizing } = shown;
  const t = useText('lists');
  const direction = directionOf(column.sort, address.sort);
  // A head that can be dragged would take the pointer from its own edge.
  const [onEdge, setOnEdge] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the button in it is focused.
    <div
      role="columnheader"
      aria-sort={direction}
      className={`${styles.columnHead} ${column.align === 'end' ? styles.end : ''} ${pinnedAt === undefined ? '' : styles.pinned}`}
      style={pinnedAt === undefined ? undefined : { left: pinnedAt }}
      draggable={!narrow && !resizing && !onEdge}
      onDragStart={() => onDrag(column.id)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={() => onDrop(column.id)}
    >
      {column.sort === undefined ? (
        <span className={styles.headText}>{column.head}</span>
      ) : (
        <button
          type="button"
          className={styles.sort}
          tabIndex={narrow ? -1 : 0}
          title={t('sortHelp', { name: column.head })}
          onClick={() => address.setSort(nextSort(column.sort ?? '', address.sort, column.first ?? 'ascending'))}
        >
          {column.head}
          {direction !== undefined && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} small />}
        </button>
      )}
      <span
        className={styles.handle}
        data-on={resizing ? '' : undefined}
        aria-hidden="true"
        onPointerEnter={() => setOnEdge(true)}
        onPointerLeave={() => setOnEdge(false)}
        onMouseDown={startResize}
        onTouchStart={startResize}
        onDoubleClick={onUnsize}
      />
    </div>
  );
}

function directionOf(sort: string | undefined, current: string): 'ascending' | 'descending' | undefined {
  if (sort === undefined) return undefined;
  if (current === sort) return 'ascending';
  return current === `-${sort}` ? 'descending' : undefined;
}

function nextSort(sort: string, current: string, first: 'ascending' | 'descending'): string {
  if (current === sort) return `-${sort}`;
  if (current === `-${sort}`) return sort;
  return first === 'ascending' ? sort : `-${sort}`;
}

function allChosen(chosen: Chosen, rows: number): boolean {
  return chosen.kind === 'all' ? chosen.except.size === 0 : rows > 0 && chosen.ids.size >= rows;
}

function someChosen(chosen: Chosen, rows: number): boolean {
  if (allChosen(chosen, rows)) return false;
  return chosen.kind === 'all' || chosen.ids.size > 0;
}
