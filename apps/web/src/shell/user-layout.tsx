import { includesRole, rights } from '@belvedere/contract/rights.ts';
import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useProject } from '../api/me.ts';
import { useText } from '../i18n/use-text.ts';
import { LiveProvider } from '../live/live-context.tsx';
import { Content, SkipLink } from './frame.tsx';
import styles from './layout.module.css';
import { LazyPalette } from './lazy-palette.tsx';
import { LostStrip } from './lost-strip.tsx';
import { Mark } from './mark.tsx';
import { NavSheet } from './nav-sheet.tsx';
import barStyles from './top-bar.module.css';
import { TopBar } from './top-bar.tsx';
import { usePageEntry } from './use-page-entry.ts';
import { usePalette } from './use-palette.ts';

/** A project as its users see it: one bar with its modules, the screen below. */
export function UserLayout() {
  const project = useProject();
  const t = useText('shell');
  const palette = usePalette();
  const [menu, setMenu] = useState(false);
  usePageEntry(project.title);
  const administers = includesRole(project.role, rights['sessions.watch'].least);
  const params = { project: project.slug };
  const places = [
    { label: t('screens.catalogue'), icon: 'map' as const, to: `/user/${project.slug}` },
    ...(administers ? [{ label: t('administration'), icon: 'deposit' as const, to: `/admin/${project.slug}` }] : []),
    { label: t('projects'), icon: 'home' as const, to: '/' },
  ];
  return (
    <LiveProvider project={project.slug}>
      <SkipLink />
      <div className={styles.plain}>
        <TopBar project onMenu={() => setMenu(true)} onJump={palette.open}>
          <Link to="/" className={barStyles.brand} title={t('account.allProjects')}>
            <span className="wide-only">
              <Mark />
            </span>
            <span className={barStyles.name}>{project.title}</span>
          </Link>
          <nav className={`${barStyles.modules} wide-only`} aria-label={t('pages')}>
            <Link to="/user/$project" params={params} activeProps={{ 'aria-current': 'page' }}>
              {t('screens.catalogue')}
            </Link>
            {administers && (
              <Link to="/admin/$project" params={params}>
                {t('administration')}
              </Link>
            )}
          </nav>
        </TopBar>
        <LostStrip />
        <Content>
          <Outlet />
        </Content>
      </div>
      <NavSheet
        opened={menu}
        onClose={() => setMenu(false)}
        title={project.title}
        places={places}
        onJump={palette.open}
      />
      <LazyPalette opened={palette.opened} onClose={palette.close} />
    </LiveProvider>
  );
}
