import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { IconButton } from './button.tsx';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title: ReactNode;
  /** What it is, for who hears the page. */
  readonly label: string;
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** An opened object beside its list. It has its own address; Escape or the cross goes back to the list. */
export function Panel({ title, label, onClose, actions, children }: PanelProps) {
  const t = useText('shell');
  const head = useRef<HTMLHeadingElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A menu or dialog above it closes first: it has stopped the key already.
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside className={styles.panel} aria-label={label}>
      <header className={styles.head}>
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        {actions}
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  );
}

/** A list and, when one of its rows is open, the panel beside it. On a phone the panel takes the screen. */
export function Beside({ list, panel }: { list: ReactNode; panel: ReactNode }) {
  return (
    <div className={styles.beside} data-open={panel ? '' : undefined}>
      <div className={styles.list}>{list}</div>
      {panel}
    </div>
  );
}
