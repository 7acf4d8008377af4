import { lazy, Suspense } from 'react';
import type { SheetProps } from './modal-frame.tsx';
import { useOnceOpened } from './use-once-opened.ts';

const Frame = lazy(async () => ({ default: (await import('./modal-frame.tsx')).SheetFrame }));

/** What a phone shows over its page: from the bottom for filters, from the left for the menu. */
export function Sheet(props: SheetProps) {
  const used = useOnceOpened(props.opened);
  return <Suspense>{used && <Frame {...props} />}</Suspense>;
}
