import { lazy, Suspense, useEffect } from 'react';
import { useOnceOpened } from '../components/use-once-opened.ts';

const load = async () => ({ default: (await import('./palette.tsx')).Palette });
const Palette = lazy(load);
const idle = 3_000;

/** The palette, fetched once the page is at rest, so that it is there at the first Ctrl K. */
export function LazyPalette(props: { readonly opened: boolean; readonly onClose: () => void }) {
  const used = useOnceOpened(props.opened);
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), idle);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense>{used && <Palette {...props} />}</Suspense>;
}
