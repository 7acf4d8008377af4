import { languages } from '@belvedere/contract/languages.ts';
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMe } from '../api/me.ts';
import { Button, ButtonLink, IconButton } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import menuStyles from '../components/menu.module.css';
import { Segment } from '../components/segment.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { useClock } from '../time/time-context.tsx';
import styles from './top-bar.module.css';
import { useSignOut } from './use-sign-out.ts';
import { useSpeak } from './use-speak.ts';

const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

/** UTC or local time, for every moment on the page. */
export function ClockSwitch() {
  const t = useText('shell');
  const { clock, setClock } = useClock();
  return (
    <Segment
      label={t('time.label')}
      value={clock}
      onChange={setClock}
      options={[
        { value: 'utc', label: t('time.utc') },
        { value: 'local', label: t('time.local') },
      ]}
    />
  );
}

/** The language of the page. */
export function LanguageMenu() {
  const t = useText('shell');
  const language = useLanguage();
  const speak = useSpeak();
  const code = language.toUpperCase();
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <Button kind="quiet" aria-label={t('language.current', { code, name: t(`language.${language}`) })}>
          {code}
          <Icon name="chevron-down" small />
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={menuStyles.dropdown ?? ''}>
        {languages.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            className={menuStyles.item ?? ''}
            data-chosen={one === language || undefined}
            onClick={() => void speak(one)}
          >
            {t(`language.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Light, dark, or as the system. */
export function ThemeMenu() {
  const t = useText('shell');
  // Else it writes a style into the page, which the policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <IconButton icon="theme" label={t('theme.label')} />
      </Menu.Target>
      <Menu.Dropdown className={menuStyles.dropdown ?? ''}>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            className={menuStyles.item ?? ''}
            data-chosen={scheme === colorScheme || undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`theme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Who is signed in, and what is his: account, tokens, signing out. A stranger finds the way in. */
export function AccountMenu() {
  const t = useText('shell');
  const me = useMe();
  const signOut = useSignOut();
  if (me === null) {
    return (
      <ButtonLink to="/login" search={{ next: location.pathname + location.search }}>
        {t('account.signIn')}
      </ButtonLink>
    );
  }
  return (
    <Menu position="bottom-end" returnFocus width={220}>
      <Menu.Target>
        <button
          type="button"
          className={styles.avatar}
          aria-label={t('account.label', { initials: initialsOf(me.name), name: me.name })}
          title={me.email}
        >
          {initialsOf(me.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={menuStyles.dropdown ?? ''}>
        <Menu.Label className={menuStyles.label ?? ''}>{me.email}</Menu.Label>
        <AccountItem to="/account" icon="user" words={t('account.mine')} />
        <AccountItem to="/account" hash="tokens" icon="key" words={t('account.tokens')} />
        <AccountItem to="/account" hash="password" icon="lock" words={t('account.password')} />
        <AccountItem to="/" icon="home" words={t('account.allProjects')} />
        <Menu.Item
          className={menuStyles.item ?? ''}
          leftSection={<Icon name="sign-out" small />}
          onClick={() => void signOut()}
        >
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface AccountItemProps {
  readonly to: '/account' | '/';
  readonly hash?: string;
  readonly icon: 'user' | 'key' | 'lock' | 'home';
  readonly words: string;
}

function AccountItem({ to, hash, icon, words }: AccountItemProps) {
  const place = hash === undefined ? { to } : { to, hash };
  return (
    <Menu.Item
      className={menuStyles.item ?? ''}
      leftSection={<Icon name={icon} small />}
      renderRoot={(props) => <Link {...place} {...props} />}
    >
      {words}
    </Menu.Item>
  );
}

/** `CM` for Claire Morel. */
function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => part?.[0]?.toUpperCase() ?? '').join('');
}
