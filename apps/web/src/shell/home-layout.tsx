import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Crumbs } from './crumbs.tsx';
import { Content, SkipLink } from './frame.tsx';
import styles from './layout.module.css';
import { Mark } from './mark.tsx';
import { NavSheet } from './nav-sheet.tsx';
import barStyles from './top-bar.module.css';
import { TopBar } from './top-bar.tsx';
import { usePageEntry } from './use-page-entry.ts';

/** What lies outside of any project: the projects themselves, and one's account. */
export function HomeLayout() {
  const t = useText('shell');
  const [menu, setMenu] = useState(false);
  usePageEntry(undefined);
  return (
    <>
      <SkipLink />
      <div className={styles.plain}>
        <TopBar onMenu={() => setMenu(true)}>
          <Link to="/" className={barStyles.brand} aria-label={t('projects')}>
            <Mark />
          </Link>
          <Crumbs project={{ title: t('product'), to: '/' }} />
        </TopBar>
        <Content>
          <Outlet />
        </Content>
      </div>
      <NavSheet
        opened={menu}
        onClose={() => setMenu(false)}
        title={t('product')}
        places={[
          { label: t('projects'), icon: 'home', to: '/' },
          { label: t('account.mine'), icon: 'user', to: '/account' },
        ]}
      />
    </>
  );
}
