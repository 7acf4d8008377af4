import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useProject } from '../../api/me.ts';
import { IconButton } from '../../components/button.tsx';
import menuStyles from '../../components/menu.module.css';
import { useText } from '../../i18n/use-text.ts';
import { type ItemFilter, searchBodyOf } from '../search/item-filter.ts';
import { curlOfSearch, pythonOfSearch } from '../search/snippets.ts';

/** The search of the page as a program: for a terminal, for Python, or only its address. */
export function CopySearchMenu({ filter }: { filter: ItemFilter }) {
  const t = useText('catalogue');
  const project = useProject();
  const [copied, setCopied] = useState(false);
  const of = { origin: location.origin, project: project.slug, signedIn: !project.public };
  const body = searchBodyOf(filter);
  const choices = [
    { label: t('copy.curl'), text: () => curlOfSearch(of, body) },
    { label: t('copy.python'), text: () => pythonOfSearch(of, body) },
    { label: t('copy.stac'), text: () => `${of.origin}/stac/${of.project}` },
  ];
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <IconButton icon={copied ? 'ok' : 'copy'} label={copied ? t('copy.copied') : t('copy.label')} />
      </Menu.Target>
      <Menu.Dropdown className={menuStyles.dropdown ?? ''}>
        <Menu.Label className={menuStyles.label ?? ''}>{t('copy.label')}</Menu.Label>
        {choices.map(({ label, text }) => (
          <Menu.Item key={label} className={menuStyles.item ?? ''} onClick={() => void copy(text())}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
