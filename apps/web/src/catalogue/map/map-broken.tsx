import { Empty } from '../../components/empty.tsx';
import { useText } from '../../i18n/use-text.ts';
import styles from './map.module.css';

/** Where the map would be: why it is not there. The list beside it has all the same. */
export function MapBroken({ error }: { error: unknown }) {
  const t = useText('catalogue');
  const why = hasWebgl() && error instanceof Error ? error.message : t('mapPane.noWebgl');
  return (
    <section className={styles.broken} aria-label={t('map')}>
      <Empty title={t('mapPane.failed')} why={why} />
    </section>
  );
}

function hasWebgl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
