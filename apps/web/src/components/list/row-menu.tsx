import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../button.tsx';
import { Icon } from '../icon.tsx';
import menuStyles from '../menu.module.css';
import type { RowAction } from './list-props.ts';

/** What can be done with one row. The menu itself is made when it is first opened: a list has many rows. */
export function RowMenu({ actions, nameId }: { actions: () => readonly RowAction[]; nameId: string }) {
  const id = useId();
  const t = useText('lists');
  const [opened, setOpened] = useState(false);
  const [made, setMade] = useState(false);
  const button = (
    <IconButton
      icon="more"
      id={id}
      label={t('rowActions')}
      aria-labelledby={`${id} ${nameId}`}
      aria-haspopup="menu"
      aria-expanded={opened}
      {...(made ? {} : { onClick: () => [setMade(true), setOpened(true)] })}
    />
  );
  if (!made) return button;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" shadow="lg" withinPortal returnFocus>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown className={menuStyles.dropdown ?? ''}>
        {actions().map((action) => (
          <RowMenuItem key={action.id} action={action} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function RowMenuItem({ action }: { action: RowAction }) {
  const className = `${menuStyles.item} ${action.danger ? menuStyles.danger : ''}`;
  const leftSection = action.icon === undefined ? undefined : <Icon name={action.icon} small />;
  if (action.to !== undefined) {
    return (
      <Menu.Item
        className={className}
        leftSection={leftSection}
        renderRoot={(props) => <Link {...action.to} {...props} />}
      >
        {action.label}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item className={className} leftSection={leftSection} onClick={() => action.run?.()}>
      {action.label}
    </Menu.Item>
  );
}
