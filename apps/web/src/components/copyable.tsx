import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import styles from './copyable.module.css';

/** A text to be handed over (a link, a token) with the button that copies it. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const t = useText('shell');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={styles.copyable}>
      <input
        className={styles.text}
        readOnly
        aria-label={label}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        icon={copied ? 'ok' : 'copy'}
        onClick={() => void copy()}
        aria-label={t('copyable.copy', { name: label })}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
    </div>
  );
}
