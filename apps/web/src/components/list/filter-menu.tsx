import { Popover } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../button.tsx';
import type { Filter } from './filter.ts';
import { FilterFields } from './filter-fields.tsx';
import styles from './list.module.css';
import type { ListAddress } from './use-list-address.ts';

/** Filters that have no place in the head, behind one button. */
export function FilterMenu({ filters, address }: { filters: readonly Filter[]; address: ListAddress }) {
  const t = useText('lists');
  const behind = filters.filter(({ kind }) => kind === 'choice' || kind === 'text');
  if (behind.length === 0) return null;
  return (
    <Popover position="bottom-end" trapFocus returnFocus withinPortal shadow="lg">
      <Popover.Target>
        <Button kind="plain" icon="filter">
          {t('filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.popover ?? ''} aria-label={t('filter')}>
        <FilterFields filters={behind} address={address} />
      </Popover.Dropdown>
    </Popover>
  );
}
