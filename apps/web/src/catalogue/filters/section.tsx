import type { ReactNode } from 'react';
import styles from './filters.module.css';

export interface SectionProps {
  readonly title: string;
  /** What it says back at the right of its title. */
  readonly told?: ReactNode;
  readonly children: ReactNode;
}

/** One kind of filter, under its name. */
export function Section({ title, told, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3>
        {title}
        {told !== undefined && <span className={styles.told}>{told}</span>}
      </h3>
      {children}
    </section>
  );
}
