import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import type { IconName } from '../components/icon-paths.ts';
import { Sheet } from '../components/sheet.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './nav-sheet.module.css';
import { AccountMenu, ClockSwitch, LanguageMenu } from './reader-menus.tsx';

export interface NavPlace {
  readonly label: string;
  readonly icon: IconName;
  readonly to: string;
}

interface NavSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly places: readonly NavPlace[];
  readonly onJump?: () => void;
}

/** On a phone: where to go, and what the bar has no room for. */
export function NavSheet({ opened, onClose, title, places, onJump }: NavSheetProps) {
  const t = useText('shell');
  const { pathname } = useLocation();
  const close = useEffectEvent(onClose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes because the place changed.
  useEffect(() => close(), [pathname]);
  return (
    <Sheet opened={opened} onClose={onClose} title={title} from="left">
      <nav className={styles.places} aria-label={t('pages')}>
        {places.map(({ label, icon, to }) => (
          <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }} activeOptions={{ exact: true }}>
            <Icon name={icon} />
            {label}
          </Link>
        ))}
      </nav>
      {onJump !== undefined && (
        <Button
          icon="search"
          size="large"
          onClick={() => {
            onClose();
            onJump();
          }}
        >
          {t('palette.ask')}
        </Button>
      )}
      <ClockSwitch />
      <div className={styles.reader}>
        <LanguageMenu />
        <AccountMenu />
      </div>
    </Sheet>
  );
}
