import { useCan, useMe, useProject } from '../api/me.ts';
import { useText } from '../i18n/use-text.ts';
import { useBoards } from './boards.ts';
import type { PaletteEntry } from './palette-entry.ts';

const addDataScreens = [
  { screen: 'dashboard', to: '/admin/$project/add-data/dashboard', icon: 'gauge' },
  { screen: 'requests', to: '/admin/$project/add-data/requests', icon: 'requests' },
  { screen: 'products', to: '/admin/$project/add-data/products', icon: 'product' },
  { screen: 'submit', to: '/admin/$project/add-data/submit', icon: 'upload' },
] as const;

/** Pages of the project that the reader may open. */
export function usePalettePages(): readonly PaletteEntry[] {
  const t = useText('shell');
  const { slug, title } = useProject();
  const me = useMe();
  const can = useCan();
  const boards = useBoards();
  const params = { project: slug };
  const inProject = [
    ...(can('sessions.watch') ? addDataScreens : []),
    ...boards,
    { screen: 'catalogue', to: '/user/$project', icon: 'map' } as const,
  ];
  return [
    ...inProject.map(
      ({ screen, to, icon }): PaletteEntry => ({
        key: `page ${to}`,
        icon,
        title: t(`screens.${screen}`),
        detail: title,
        to: { to, params },
      }),
    ),
    { key: 'page projects', icon: 'home', title: t('projects'), detail: '', to: { to: '/' } },
    ...(me === null
      ? []
      : [
          {
            key: 'page account',
            icon: 'user',
            title: t('account.mine'),
            detail: me.email,
            to: { to: '/account' },
          } as const,
        ]),
  ];
}
