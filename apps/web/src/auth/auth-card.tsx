import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Mark } from '../shell/mark.tsx';
import { LanguageMenu, ThemeMenu } from '../shell/reader-menus.tsx';
import { usePageEntry } from '../shell/use-page-entry.ts';
import styles from './auth.module.css';

interface AuthCardProps {
  readonly title: string;
  readonly why?: ReactNode;
  readonly children: ReactNode;
}

/** A page before one is in: the sign of the house, one question, nothing else. */
export function AuthCard({ title, why, children }: AuthCardProps) {
  const t = useText('shell');
  usePageEntry(undefined);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <span className={styles.brand}>
          <Mark />
          {t('product')}
        </span>
        <LanguageMenu />
        <ThemeMenu />
      </header>
      <main id="content" className={styles.card}>
        <h1 id="page-title" tabIndex={-1}>
          {title}
        </h1>
        {why !== undefined && <p className={styles.why}>{why}</p>}
        {children}
      </main>
    </div>
  );
}
