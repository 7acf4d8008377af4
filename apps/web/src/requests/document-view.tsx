import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './document-view.module.css';

export interface DocumentViewProps {
  readonly document: unknown;
  readonly empty: string;
}

/** A document as JSON, to read and to copy. */
export function DocumentView({ document, empty }: DocumentViewProps) {
  const t = useText('requests');
  const [copied, setCopied] = useState(false);
  if (document === undefined || document === null) return <p className={styles.empty}>{empty}</p>;
  const text = typeof document === 'string' ? document : JSON.stringify(document, undefined, 2);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={styles.view}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre tabIndex={0}>{text}</pre>
      <Button size="small" icon={copied ? 'ok' : 'copy'} onClick={() => void copy()}>
        {t(copied ? 'panel.copied' : 'panel.copy')}
      </Button>
    </div>
  );
}
