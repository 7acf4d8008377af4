import type { ReactNode } from 'react';
import styles from './notice.module.css';

export interface EmptyProps {
  readonly title: string;
  readonly why?: ReactNode;
  /** The next step: one button. */
  readonly children?: ReactNode;
}

/** Nothing to show: why, then what to do. */
export function Empty({ title, why, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <b>{title}</b>
      {why !== undefined && <p className={styles.soft}>{why}</p>}
      {children !== undefined && <div className={styles.line}>{children}</div>}
    </div>
  );
}
