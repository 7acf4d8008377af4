import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { type Filter, wordOfFilter } from './filter.ts';
import styles from './list.module.css';
import type { ListAddress } from './use-list-address.ts';

/** Filters that are on and are not seen in the head: each can be taken off. */
export function FilterChips({ filters, address }: { filters: readonly Filter[]; address: ListAddress }) {
  const t = useText('lists');
  const on = filters.filter(({ kind, name }) => isChip(kind) && address.values[name] !== undefined);
  if (on.length === 0) return null;
  return (
    <div className={styles.chips}>
      {on.map((filter) => (
        <Chip
          key={filter.name}
          label={filter.label}
          value={wordOfFilter(filter, address.values[filter.name] ?? '')}
          onRemove={() => address.setValue(filter.name, undefined)}
        />
      ))}
      {on.length > 1 && (
        <Button kind="link" onClick={address.clear}>
          {t('clearFilters')}
        </Button>
      )}
    </div>
  );
}

function isChip(kind: Filter['kind']): boolean {
  return kind === 'choice' || kind === 'text' || kind === 'given';
}
