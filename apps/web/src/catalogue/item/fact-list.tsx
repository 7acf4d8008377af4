import { useText } from '../../i18n/use-text.ts';
import { FactValue } from './fact-value.tsx';
import { groupFacts } from './facts.ts';
import styles from './item.module.css';
import type { StacItem } from './stac-item.ts';

/** All that is known of an item, in groups. */
export function FactList({ item: { collection, id, properties }, level }: { item: StacItem; level: 3 | 4 }) {
  const Heading = `h${level}` as const;
  const t = useText('catalogue');
  const names = [
    { key: 'id', name: 'id', unit: undefined, value: id },
    { key: 'collection', name: 'collection', unit: undefined, value: collection },
  ] as const;
  const groups = groupFacts(properties);
  const all = groups.map((group) =>
    group.name === 'general' ? { ...group, facts: [...names, ...group.facts] } : group,
  );
  return (
    <div className={styles.groups}>
      {all.map(({ name, facts }) => {
        const title = typeof name === 'string' ? t(`groups.${name}`) : t('groups.other', { prefix: name.prefix });
        return (
          <section key={title} aria-label={title}>
            <Heading>{title}</Heading>
            <dl className={styles.facts}>
              {facts.map(({ key, name: known, unit, value }) => (
                <div key={key}>
                  <dt title={key}>
                    {known === undefined ? <code>{key.replace(/^.*?:/, '')}</code> : t(`facts.${known}`)}
                  </dt>
                  <dd>
                    <FactValue value={value} unit={unit} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
