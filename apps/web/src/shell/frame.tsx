import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './layout.module.css';

/** The link that a keyboard finds first: over the bars, to the content. */
export function SkipLink() {
  const t = useText('shell');
  return (
    <a className={styles.skip} href="#content">
      {t('skip')}
    </a>
  );
}

/** Where a screen is drawn, below the bar. */
export function Content({ children }: { children: ReactNode }) {
  return (
    <main id="content" className={styles.content} tabIndex={-1}>
      {children}
    </main>
  );
}
