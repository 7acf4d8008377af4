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
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position={from}
      size={from === 'bottom' ? 'auto' : 300}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 200 }}
      classNames={{
        content: styles.content ?? '',
        header: styles.header ?? '',
        title: styles.title ?? '',
        body: styles.body ?? '',
        overlay: styles.veil ?? '',
      }}
    >
      {children}
    </Drawer>
  );
}
