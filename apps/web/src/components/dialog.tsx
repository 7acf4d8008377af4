import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense } from 'react';
import styles from './dialog.module.css';
import type { DialogProps } from './modal-frame.tsx';
import { useOnceOpened } from './use-once-opened.ts';

const Frame = lazy(async () => ({ default: (await import('./modal-frame.tsx')).DialogFrame }));

/** A dialog: over its page, or the whole screen on a phone. */
export function Dialog(props: DialogProps) {
  const narrow = useNarrow();
  const used = useOnceOpened(props.opened);
  return <Suspense>{used && <Frame {...props} narrow={narrow} />}</Suspense>;
}

/** Buttons of a dialog, at its end. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}

/** A screen of a phone: below 720 px. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 720px)', false, { getInitialValueInEffect: false });
}
