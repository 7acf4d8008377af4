import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import styles from './status.module.css';

export const statuses = ['ok', 'running', 'waiting', 'error', 'off'] as const;
export type StatusName = (typeof statuses)[number];

export const statusIcons: Record<StatusName, IconName> = {
  ok: 'ok',
  running: 'running',
  waiting: 'waiting',
  error: 'error',
  off: 'clock',
};

export interface StatusProps {
  readonly status: StatusName;
  /** Its word, when it is not the ordinary one: `Registered`, `Denied`. */
  readonly word?: string;
  /** The count goes in the word: "19 errors". */
  readonly count?: number;
  /** A chip calls a person; a word with its icon only tells. Waiting and error are chips unless told otherwise. */
  readonly chip?: boolean;
  readonly icon?: IconName;
}

/** A state: icon and word, always both. */
export function Status({ status, word, count, chip, icon }: StatusProps) {
  const words = useStatusWord();
  const asChip = chip ?? (status === 'waiting' || status === 'error');
  return (
    <span className={`${styles.status} ${styles[status]} ${asChip ? styles.chip : ''}`} data-status={status}>
      <Icon name={icon ?? statusIcons[status]} small />
      {word ?? words(status, count)}
    </span>
  );
}

export interface StatesProps {
  readonly running: number;
  readonly waiting: number;
  readonly errors: number;
  readonly chips?: boolean;
}

/** All that is true of a row, in one order: running, waiting, error; ok when there is none of them. */
export function States({ running, waiting, errors, chips }: StatesProps) {
  const as = chips === undefined ? {} : { chip: chips };
  if (running + waiting + errors <= 0) return <Status status="ok" {...as} />;
  return (
    <span className={styles.states}>
      {running > 0 && <Status status="running" {...as} />}
      {waiting > 0 && <Status status="waiting" count={waiting} {...as} />}
      {errors > 0 && <Status status="error" count={errors} {...as} />}
    </span>
  );
}

function useStatusWord() {
  const t = useText('shell');
  const language = useLanguage();
  return (status: StatusName, count: number | undefined): string => {
    if (count === undefined) return t(`status.${status}`);
    const number = formatNumber(language, count);
    switch (status) {
      case 'error':
        return t('status.errors', { count, number });
      case 'running':
        return t('status.runningCount', { number });
      case 'waiting':
        return t('status.waitingCount', { number });
      case 'ok':
        return t('status.okCount', { number });
      case 'off':
        return number;
      default: {
        const never: never = status;
        return never;
      }
    }
  };
}
