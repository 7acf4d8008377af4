import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './sheet.module.css';

export interface SheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly from?: 'bottom' | 'left';
  readonly children: ReactNode;
}

/** What a phone shows over its page: from the bottom for filters, from the left for the menu. */
export function Sheet({ opened, onClose, title, from = 'bottom', children }: SheetProps) {
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
        <div className={styles.head}>
          <Drawer.Title className={styles.title ?? ''}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('close')} />
        </div>
        <Drawer.Body className={styles.body ?? ''}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
