import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: number;
  readonly children: ReactNode;
}

/** A dialog: over its page, or the whole screen on a phone. */
export function Dialog({ opened, onClose, title, size = 480, children }: DialogProps) {
  const t = useText('shell');
  const narrow = useNarrow();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered
      fullScreen={narrow}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
      classNames={{
        content: styles.content ?? '',
        header: styles.header ?? '',
        title: styles.title ?? '',
        body: styles.body ?? '',
        overlay: styles.veil ?? '',
      }}
    >
      {children}
    </Modal>
  );
}

/** Buttons of a dialog, at its end. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}

/** A screen of a phone: below 720 px. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 720px)', false, { getInitialValueInEffect: false });
}
