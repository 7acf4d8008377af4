import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from './column.ts';
import styles from './list.module.css';
import type { ListView } from './list-view.ts';
import type { ListRoute, RowOf } from './use-list-route.ts';

interface CellContentProps<R extends ListRoute> {
  readonly view: ListView<R>;
  readonly column: Column<RowOf<R>>;
  readonly row: RowOf<R>;
  /** By which the row's box and menu say whose they are. */
  readonly nameId: string;
}

/** The name of a row is the link to it; other columns draw what they say. */
export function CellContent<R extends ListRoute>({ view, column, row, nameId }: CellContentProps<R>) {
  if (column.main !== true) return column.cell(row);
  if (view.open === undefined) {
    return (
      <span className={styles.name} id={nameId}>
        {column.cell(row)}
      </span>
    );
  }
  return (
    <Link {...view.open(row)} className={styles.name} id={nameId}>
      {column.cell(row)}
    </Link>
  );
}

interface SelectBoxProps {
  readonly selected: boolean;
  readonly onToggle: () => void;
  readonly nameId: string;
}

/** The box that takes a row in or out. */
export function SelectBox({ selected, onToggle, nameId }: SelectBoxProps) {
  const t = useText('lists');
  const id = useId();
  return (
    <input
      type="checkbox"
      id={id}
      className={styles.box}
      aria-label={t('chooseRow')}
      aria-labelledby={`${id} ${nameId}`}
      checked={selected}
      onChange={onToggle}
    />
  );
}
