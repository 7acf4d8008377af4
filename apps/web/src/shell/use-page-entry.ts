import { useEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useCrumbs } from './crumbs.tsx';

/** On another screen the window says its name, and the keyboard starts from its heading. */
export function usePageEntry(place: string | undefined): void {
  const t = useText('shell');
  const last = useCrumbs().at(-1);
  const title = last === undefined ? undefined : t(`screens.${last.screen}`);
  useEffect(() => {
    document.title = [title, place, t('product')].filter(Boolean).join(' · ');
  }, [title, place, t]);
  const before = useRef(last?.pathname);
  useEffect(() => {
    if (before.current === last?.pathname) return;
    before.current = last?.pathname;
    document.getElementById('page-title')?.focus({ preventScroll: true });
  }, [last?.pathname]);
}
