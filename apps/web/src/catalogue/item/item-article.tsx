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
  /** Of its sections: one below the heading that it stands under. */
  readonly level: 2 | 3;
}

/** What an item is, in words; then its files, its facts, its history, and how to use it elsewhere. */
export function ItemArticle({ item, version, fewFiles, level }: ItemArticleProps) {
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
        level={level}
        title={t('item.files')}
        told={t('item.filesCount', { count: files, number: formatNumber(language, files) })}
      >
        <FileTable item={item} version={version} {...(fewFiles === undefined ? {} : { few: fewFiles })} />
      </Section>
      <Section
        level={level}
        title={t('item.facts')}
        told={t('item.factsCount', { count: facts, number: formatNumber(language, facts) })}
      >
        <FactList item={item} level={level === 2 ? 3 : 4} />
      </Section>
      {can('products.watch') && (
        <Section level={level} title={t('item.history')}>
          <HistorySection item={item} />
        </Section>
      )}
      <Section level={level} title={t('item.elsewhere')}>
        <ElsewhereSection item={item} version={version} />
      </Section>
    </>
  );
}

interface SectionProps {
  readonly level: 2 | 3;
  readonly title: string;
  readonly told?: string;
  readonly children: ReactNode;
}

function Section({ level, title, told, children }: SectionProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={styles.section} aria-label={title}>
      <Heading className={styles.heading}>
        {title}
        {told !== undefined && <span className={styles.told}>{told}</span>}
      </Heading>
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
