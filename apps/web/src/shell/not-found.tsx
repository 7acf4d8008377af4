import { useLocation } from '@tanstack/react-router';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './layout.module.css';

/** An address that leads nowhere. */
export function NotFound() {
  const t = useText('shell');
  const { pathname } = useLocation();
  return (
    <main className={styles.alone} id="content">
      <Empty title={t('notFound.title')} why={t('notFound.why', { path: pathname })}>
        <ButtonLink to="/">{t('notFound.home')}</ButtonLink>
      </Empty>
    </main>
  );
}
