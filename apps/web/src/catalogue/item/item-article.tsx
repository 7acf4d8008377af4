import { readProduct } from '@belvedere/contract/products.ts';
import type { ReactNode } from 'react';
import { useCan, useProject } from '../../api/me.ts';
import { useRoute } from '../../api/queries.ts';
import { Moment } from '../../components/moment.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import { ElsewhereSection } from './elsewhere-section.tsx';
import { FactList } from './fact-list.tsx';
import { FileTable } from './file-table.tsx';
import { HistorySection } from './history-section.tsx';
import styles from './item.module.css';
import { ItemSentence } from './item-sentence.tsx';
import { filesOf, type StacItem, versionOf } from './stac-item.ts';
import { VersionNotice } from './version-notice.tsx';

interface ItemArticleProps {
  readonly item: StacItem;
  /** The version that the address names. */
  readonly version: number | undefined;
  readonly fewFiles?: number;
}

/** What an item is, in words; then its files, its facts, its history, and how to use it elsewhere. */
export function ItemArticle({ item, version, fewFiles }: ItemArticleProps) {
  const t = useText('catalogue');
  const language = useLanguage();
  const can = useCan();
  const files = filesOf(item).length;
  const facts = Object.keys(item.properties).length;
  return (
    <>
      {version !== undefined && <VersionNotice item={item} version={version} />}
      <ItemSentence item={item}>{can('products.watch') && <Archived item={item} />}</ItemSentence>
      <Section
        title={t('item.files')}
        told={t('item.filesCount', { count: files, number: formatNumber(language, files) })}
      >
        <FileTable item={item} version={version} {...(fewFiles === undefined ? {} : { few: fewFiles })} />
      </Section>
      <Section
        title={t('item.facts')}
        told={t('item.factsCount', { count: facts, number: formatNumber(language, facts) })}
      >
        <FactList item={item} />
      </Section>
      {can('products.watch') && (
        <Section title={t('item.history')}>
          <HistorySection item={item} />
        </Section>
      )}
      <Section title={t('item.elsewhere')}>
        <ElsewhereSection item={item} version={version} />
      </Section>
    </>
  );
}

function Section({ title, told, children }: { title: string; told?: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3>
        {title}
        {told !== undefined && <span className={styles.told}>{told}</span>}
      </h3>
      {children}
    </section>
  );
}

/** When this version came into the archive: only operators are told of sessions and products. */
function Archived({ item }: { item: StacItem }) {
  const t = useText('catalogue');
  const { slug } = useProject();
  const { collection, id } = item;
  const product = useRoute(readProduct, { params: { project: slug, collection, item: id }, query: {} });
  const at = product.data?.versions.find(({ version }) => version === versionOf(item))?.createdAt;
  if (at === undefined) return null;
  const [before, after] = t('item.sentence.archived', { value: '\u0000' }).split('\u0000');
  return (
    <>
      {`, ${before}`}
      <Moment at={at} />
      {after}
    </>
  );
}
