import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import styles from './segment.module.css';

export interface SegmentOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: IconName;
  /** Colours its icon as a status does. */
  readonly tone?: 'ok' | 'running' | 'waiting' | 'error';
}

export interface SegmentProps<T extends string> {
  readonly label: string;
  readonly options: readonly SegmentOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Two to six short answers side by side, one of them chosen. */
export function Segment<T extends string>({ label, options, value, onChange }: SegmentProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of one height in every browser.
    <div className={styles.segment} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.icon !== undefined && (
            <span className={option.tone === undefined ? styles.icon : styles[option.tone]}>
              <Icon name={option.icon} small />
            </span>
          )}
          {option.label}
        </button>
      ))}
    </div>
  );
}
