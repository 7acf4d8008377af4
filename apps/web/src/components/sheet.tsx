import { lazy, type ReactNode, Suspense } from 'react';
import { useOnceOpened } from './use-once-opened.ts';

const Frame = lazy(async () => ({ default: (await import('./modal-frame.tsx')).SheetFrame }));

export interface SheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly from?: 'bottom' | 'left';
  readonly children: ReactNode;
}

/** What a phone shows over its page: from the bottom for filters, from the left for the menu. */
export function Sheet(props: SheetProps) {
  const used = useOnceOpened(props.opened);
  return <Suspense>{used && <Frame {...props} />}</Suspense>;
}
