import { useState } from 'react';
import { useProject } from '../../api/me.ts';
import { Copyable } from '../../components/copyable.tsx';
import { Segment } from '../../components/segment.tsx';
import { useText } from '../../i18n/use-text.ts';
import { curlOfItem, pythonOfItem, stacAddress } from '../search/snippets.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './item.module.css';
import { type StacItem, versionOf } from './stac-item.ts';

/** How to cite an item, and how a program reads it. */
export function ElsewhereSection({ item, version }: { item: StacItem; version: number | undefined }) {
  const t = useText('catalogue');
  const project = useProject();
  const [language, setLanguage] = useState<'python' | 'curl'>('python');
  const of = { origin: location.origin, project: project.slug, signedIn: !project.public };
  const names = { collection: item.collection, item: item.id, version };
  const pinned = stacAddress(of, { ...names, version: versionOf(item) });
  const program = language === 'curl' ? curlOfItem(of, names) : pythonOfItem(of, names);
  return (
    <div className={styles.elsewhereSection}>
      <div>
        <p className={styles.label}>{t('item.address')}</p>
        <Copyable text={pinned} label={t('item.address')} />
      </div>
      <div className={styles.line}>
        <Segment
          label={t('item.snippet')}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'python', label: t('item.python') },
            { value: 'curl', label: t('item.curl') },
          ]}
        />
        <CopyButton text={program} label={t('item.copySnippet')} word={t('item.copySnippet')} />
        <a href={stacAddress(of, names)} target="_blank" rel="noreferrer">
          {t('item.stac')}
        </a>
      </div>
      {/** biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <pre className={styles.program} tabIndex={0}>
        {program}
      </pre>
    </div>
  );
}
