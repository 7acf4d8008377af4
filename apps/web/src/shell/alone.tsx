import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Content } from './frame.tsx';
import styles from './layout.module.css';
import { Mark } from './mark.tsx';
import barStyles from './top-bar.module.css';

/** A page without a place of its own: the way home above, what there is to say below. */
export function Alone({ title, children }: { title: string; children: ReactNode }) {
  const t = useText('shell');
  return (
    <div className={styles.plain}>
      <header className={barStyles.bar}>
        <Link to="/" className={barStyles.brand} aria-label={t('projects')}>
          <Mark />
        </Link>
        <h1 className={barStyles.alone}>{title}</h1>
      </header>
      <Content>{children}</Content>
    </div>
  );
}
