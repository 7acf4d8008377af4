import { listCollections } from '@belvedere/contract/catalogue.ts';
import { useState } from 'react';
import { useProject } from '../../api/me.ts';
import { useRoute } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { Tick } from '../../components/field.tsx';
import { Figure } from '../../components/figure.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import type { FilterAddress } from '../search/use-item-filter.ts';
import styles from './filters.module.css';
import { Section } from './section.tsx';

const few = 6;

/** The collections of the project and how much each holds. */
export function CollectionFilter({ address: { filter, change } }: { address: FilterAddress }) {
  const t = useText('catalogue');
  const language = useLanguage();
  const { slug } = useProject();
  const [all, setAll] = useState(false);
  const collections = useRoute(listCollections, { params: { project: slug } }).data?.items ?? [];
  if (collections.length === 0) return null;
  const { collections: chosen } = filter;
  const flip = (id: string) =>
    change({ collections: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] });
  const shown = all ? collections : collections.filter(({ id }, at) => at < few || chosen.includes(id));
  const rest = collections.length - shown.length;
  return (
    <Section title={t('filters.collection')}>
      <ul>
        {shown.map(({ id, title, items, itemsExact }) => (
          <li key={id} className={styles.option}>
            <Tick
              label={<span title={title === '' || title === id ? id : `${title} (${id})`}>{title || id}</span>}
              checked={chosen.includes(id)}
              onChange={() => flip(id)}
            />
            <span className={styles.figure} title={t('filters.collectionHelp')}>
              <Figure value={items} exact={itemsExact} />
            </span>
          </li>
        ))}
      </ul>
      {(rest > 0 || all) && collections.length > few && (
        <Button kind="link" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('filters.fewer') : t('filters.more', { count: rest, number: formatNumber(language, rest) })}
        </Button>
      )}
    </Section>
  );
}
