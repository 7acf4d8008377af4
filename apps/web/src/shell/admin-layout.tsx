import { includesRole, rights } from '@belvedere/contract/rights.ts';
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useProject } from '../api/me.ts';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { useText } from '../i18n/use-text.ts';
import { LiveProvider } from '../live/live-context.tsx';
import { useBoards, useMaySee } from './boards.ts';
import { Crumbs, useCrumbs } from './crumbs.tsx';
import { Content, SkipLink } from './frame.tsx';
import styles from './layout.module.css';
import { LazyPalette } from './lazy-palette.tsx';
import { LostStrip } from './lost-strip.tsx';
import { NavSheet } from './nav-sheet.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { Tray, TrayButton } from './tray.tsx';
import { usePageEntry } from './use-page-entry.ts';
import { usePalette } from './use-palette.ts';
import { useSignedIn } from './use-signed-in.ts';

/** The administration of a project: boards at the left, where one is above, the screen below. */
export function AdminLayout() {
  const project = useProject();
  const t = useText('shell');
  const palette = usePalette();
  const [menu, setMenu] = useState(false);
  const boards = useBoards();
  usePageEntry(project.title);
  useSignedIn();
  const maySee = useMaySee(useCrumbs());
  const watches = includesRole(project.role, rights['sessions.watch'].least);
  const root = `/admin/${project.slug}`;
  const places = [
    ...boards.map(({ screen, to, icon }) => ({
      label: t(`screens.${screen}`),
      icon,
      to: to.replace('$project', project.slug),
    })),
    { label: t('screens.catalogue'), icon: 'map' as const, to: `/user/${project.slug}` },
    { label: t('projects'), icon: 'home' as const, to: '/' },
  ];
  return (
    <LiveProvider project={project.slug}>
      <SkipLink />
      <div className={styles.admin}>
        <Rail />
        <div className={styles.column}>
          <TopBar project onMenu={() => setMenu(true)} onJump={palette.open} tray={watches && <TrayButton />}>
            <Crumbs project={{ title: project.title, to: root }} />
          </TopBar>
          <LostStrip />
          <Content>{maySee ? <Outlet /> : <NoRight slug={project.slug} />}</Content>
        </div>
      </div>
      {watches && <Tray />}
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

/** A user of the catalogue who followed a link to the administration. */
function NoRight({ slug }: { slug: string }) {
  const t = useText('shell');
  return (
    <Empty title={t('noRight.title')} why={t('noRight.why')}>
      <ButtonLink to="/user/$project" params={{ project: slug }}>
        {t('screens.catalogue')}
      </ButtonLink>
    </Empty>
  );
}
