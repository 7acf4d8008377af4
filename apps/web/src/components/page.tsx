import type { ReactNode } from 'react';
import styles from './page.module.css';

/** A page of prose or forms: one column, sections between hairlines. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}

export interface SectionProps {
  readonly title: string;
  readonly id?: string;
  readonly why?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its heading. */
export function Section({ title, id, why, actions, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title} {...(id === undefined ? {} : { id })}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {actions}
      </header>
      {why !== undefined && <p className={styles.why}>{why}</p>}
      {children}
    </section>
  );
}

/** Fields one below the other, then the buttons. */
export function FormStack({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** Buttons at the end of a form. */
export function FormButtons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}
