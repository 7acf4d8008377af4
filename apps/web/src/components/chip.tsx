import { useText } from '../i18n/use-text.ts';
import styles from './chip.module.css';
import { Icon } from './icon.tsx';

export interface ChipProps {
  readonly label: string;
  readonly value: string;
  readonly onRemove: () => void;
}

/** A filter that is on, and the cross that takes it off. */
export function Chip({ label, value, onRemove }: ChipProps) {
  const t = useText('lists');
  return (
    <span className={styles.chip}>
      <em>{label}</em>
      <span className={styles.value}>{value}</span>
      <button type="button" aria-label={t('removeFilter', { name: label })} onClick={onRemove}>
        <Icon name="close" small />
      </button>
    </span>
  );
}
