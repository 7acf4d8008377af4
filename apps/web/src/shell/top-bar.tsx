import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../live/live-context.tsx';
import { LiveDot } from './live-dot.tsx';
import { AccountMenu, ClockSwitch, LanguageMenu, ThemeMenu } from './reader-menus.tsx';
import styles from './top-bar.module.css';

interface TopBarProps {
  /** Breadcrumb, or brand and modules. */
  readonly children: ReactNode;
  /** It follows a project: Live, Refresh and the palette have something to say. */
  readonly project?: boolean;
  readonly onMenu: () => void;
  readonly onJump?: () => void;
  readonly tray?: ReactNode;
}

/** The bar over every screen. */
export function TopBar({ children, project = false, onMenu, onJump, tray }: TopBarProps) {
  const t = useText('shell');
  return (
    <header className={styles.bar}>
      <span className="narrow-only">
        <IconButton icon="menu" label={t('menu')} onClick={onMenu} />
      </span>
      {children}
      <span className={styles.grow} />
      {project && (
        <>
          <LiveDot />
          <RefreshButton />
        </>
      )}
      {tray}
      {project && <span className={`${styles.separator} wide-only`} />}
      {onJump !== undefined && (
        <button type="button" className={`${styles.jump} wide-only`} onClick={onJump}>
          <Icon name="search" small />
          {t('palette.ask')}
          <kbd>{t('palette.shortcut')}</kbd>
        </button>
      )}
      <span className={`${styles.end} wide-only`}>
        <ClockSwitch />
        <LanguageMenu />
      </span>
      <ThemeMenu />
      <span className="wide-only">
        <AccountMenu />
      </span>
    </header>
  );
}

/** Reads all that is shown again. Nothing needs it; some people do. */
function RefreshButton() {
  const t = useText('shell');
  const { refresh, retry, state } = useLive();
  const queries = useQueryClient();
  const onClick = () => {
    if (state === 'lost') retry();
    refresh();
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'route' });
  };
  return (
    <>
      <span className="wide-only">
        <Button icon="refresh" onClick={onClick}>
          {t('refresh')}
        </Button>
      </span>
      <span className="narrow-only">
        <IconButton icon="refresh" label={t('refresh')} onClick={onClick} />
      </span>
    </>
  );
}
