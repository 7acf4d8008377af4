import styles from './skeleton.module.css';

export interface SkeletonProps {
  readonly rows?: number;
  /** Widths of the bars of a row, in percent of their cell: those of the columns to come. */
  readonly columns?: readonly number[];
}

/** The shape of rows to come. It shows after 200 ms only: what is faster needs no sign. */
export function Skeleton({ rows = 5, columns = [40, 20, 15] }: SkeletonProps) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div className={styles.row} key={row.toString()}>
          {columns.map((width, column) => (
            <i key={column.toString()} style={{ width: `${Math.max(8, width - ((row * 7 + column * 5) % 11))}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}
