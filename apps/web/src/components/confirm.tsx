import { type ReactNode, useState } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import styles from './confirm.module.css';
import { Dialog, DialogButtons } from './dialog.tsx';
import { ProblemCard } from './problem-card.tsx';

export interface ConfirmProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** "Delete the 9,398 products of 2026-11-20?" */
  readonly title: string;
  /** What is gone afterwards, and what is kept. */
  readonly goes: ReactNode;
  readonly stays: ReactNode;
  /** The words of the button, which tell the count: "Delete 9,398 products". */
  readonly action: string;
  /** Over 1,000 objects the name is typed again. */
  readonly count: number;
  readonly name: string;
  readonly busy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  /** Choices that change what goes, above the buttons. */
  readonly children?: ReactNode;
}

const typedOver = 1_000;

/** Asks before something goes for good: focus is on Cancel. */
export function Confirm(props: ConfirmProps) {
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title}>
      {props.opened && <Question {...props} />}
    </Dialog>
  );
}

function Question({ goes, stays, action, count, name, busy, error, onConfirm, onClose, children }: ConfirmProps) {
  const t = useText('shell');
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const mustType = count > typedOver;
  const ready = !mustType || typed.trim() === name;
  return (
    <form
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onConfirm();
      }}
    >
      <dl className={styles.facts}>
        <dt>{t('confirm.goes')}</dt>
        <dd>{goes}</dd>
        <dt>{t('confirm.stays')}</dt>
        <dd>{stays}</dd>
      </dl>
      {children}
      {mustType && (
        <label className={styles.typed}>
          {t('confirm.type', { limit: formatNumber(language, typedOver), name })}
          <input value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autoComplete="off" />
        </label>
      )}
      {error !== undefined && error !== null && <ProblemCard error={error} />}
      <DialogButtons>
        <Button onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button kind="danger" type="submit" disabled={!ready || busy === true}>
          {action}
        </Button>
      </DialogButtons>
    </form>
  );
}
