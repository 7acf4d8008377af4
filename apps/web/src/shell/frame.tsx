import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../live/live-context.tsx';
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
  const { state } = useLive();
  return (
    // While the page is not live its figures are paler: they are of then, not of now.
    <main id="content" className={styles.content} tabIndex={-1} data-live={state}>
      {children}
    </main>
  );
}
