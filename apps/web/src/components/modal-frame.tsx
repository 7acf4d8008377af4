import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './modal-frame.module.css';

export interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: number;
  readonly children: ReactNode;
}

export interface SheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly from?: 'bottom' | 'left';
  readonly children: ReactNode;
}

/** What a dialog is drawn with: its head is no `header`, which would be a second banner. Loaded with the first dialog. */
export function DialogFrame({
  opened,
  onClose,
  title,
  size = 480,
  narrow,
  children,
}: DialogProps & { narrow: boolean }) {
  const t = useText('shell');
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      centered
      fullScreen={narrow}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.content ?? '' }}
    >
      <Modal.Overlay className={styles.veil ?? ''} />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </div>
        <Modal.Body className={styles.body ?? ''}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What a sheet of a phone is drawn with. */
export function SheetFrame({ opened, onClose, title, from = 'bottom', children }: SheetProps) {
  const t = useText('shell');
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position={from}
      size={from === 'bottom' ? 'auto' : 300}
      lockScroll={false}
      transitionProps={{ duration: 200 }}
      classNames={{ content: (from === 'bottom' ? styles.bottom : styles.left) ?? '' }}
    >
      <Drawer.Overlay className={styles.veil ?? ''} />
      <Drawer.Content>
        <div className={styles.sheetHead}>
          <Drawer.Title className={styles.title ?? ''}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('close')} />
        </div>
        <Drawer.Body className={styles.sheetBody ?? ''}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
