import { useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './item.module.css';

interface CopyButtonProps {
  readonly text: string;
  /** What it copies, for who hears the page. */
  readonly label: string;
  /** With a word on it. */
  readonly word?: string;
}

/** Copies, and says for two seconds that it did. */
export function CopyButton({ text, label, word }: CopyButtonProps) {
  const t = useText('catalogue');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  const icon = copied ? 'ok' : 'copy';
  if (word === undefined) {
    return (
      <IconButton
        icon={icon}
        label={copied ? t('item.copied') : label}
        className={styles.small}
        onClick={() => void copy()}
      />
    );
  }
  return (
    <Button icon={icon} aria-label={label} onClick={() => void copy()}>
      {copied ? t('item.copied') : word}
    </Button>
  );
}
