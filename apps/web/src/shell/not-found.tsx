import { useLocation } from '@tanstack/react-router';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { useText } from '../i18n/use-text.ts';
import { Alone } from './alone.tsx';

/** An address below a project that leads nowhere. */
export function NotFound() {
  const t = useText('shell');
  const { pathname } = useLocation();
  return (
    <Empty title={t('notFound.title')} why={t('notFound.why', { path: pathname })}>
      <ButtonLink to="/">{t('notFound.home')}</ButtonLink>
    </Empty>
  );
}

/** An address that leads nowhere at all. */
export function NowhereFound() {
  const t = useText('shell');
  return (
    <Alone title={t('notFound.title')}>
      <NotFound />
    </Alone>
  );
}
