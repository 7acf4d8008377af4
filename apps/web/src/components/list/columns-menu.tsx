import { Popover } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { Button, IconButton } from '../button.tsx';
import { Icon } from '../icon.tsx';
import styles from './list.module.css';
import type { Columns } from './use-columns.ts';

/** Which columns, in what order, how wide, which stay at the left: all of it by keyboard too. */
export function ColumnsMenu<Row>({ columns, quiet }: { columns: Columns<Row>; quiet: boolean }) {
  const t = useText('lists');
  return (
    <Popover position="bottom-end" trapFocus returnFocus withinPortal shadow="lg">
      <Popover.Target>
        <IconButton icon="columns" label={t('columns')} kind={quiet ? 'quiet' : 'plain'} />
      </Popover.Target>
      <Popover.Dropdown className={styles.popover ?? ''} aria-label={t('columns')}>
        <ul className={styles.columns}>
          {columns.all.map(({ column, visible, pinned }, at) => (
            <li key={column.id}>
              <label className={styles.option}>
                <input
                  type="checkbox"
                  className={styles.box}
                  checked={visible}
                  disabled={column.main === true}
                  onChange={() => columns.show(column.id, !visible)}
                />
                {column.head}
              </label>
              <button
                type="button"
                className={styles.tool}
                aria-pressed={pinned}
                title={t('pin')}
                aria-label={t('pinColumn', { name: column.head })}
                onClick={() => columns.pin(column.id, !pinned)}
              >
                <Icon name="pin" />
              </button>
              <IconButton
                icon="minus"
                label={t('narrower', { name: column.head })}
                onClick={() => columns.widen(column.id, -24)}
              />
              <IconButton
                icon="plus"
                label={t('wider', { name: column.head })}
                onClick={() => columns.widen(column.id, 24)}
              />
              <IconButton
                icon="arrow-up"
                label={t('moveBefore', { name: column.head })}
                disabled={at === 0}
                onClick={() => columns.shift(column.id, -1)}
              />
              <IconButton
                icon="arrow-down"
                label={t('moveAfter', { name: column.head })}
                disabled={at === columns.all.length - 1}
                onClick={() => columns.shift(column.id, 1)}
              />
            </li>
          ))}
        </ul>
        <Button kind="link" disabled={!columns.changed} onClick={columns.reset}>
          {t('resetColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
