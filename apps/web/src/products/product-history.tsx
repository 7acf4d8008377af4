import { Moment } from '../components/moment.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from '../requests/event-list.module.css';

export interface ProductEvent {
  readonly at: string;
  readonly version: number;
  readonly event: string;
  readonly by: string | null;
}

const known = ['created', 'replaced', 'deleted', 'deleted_irrevocably'] as const;

/** What happened to the versions of a product. A version that was kept and never touched leaves no line but its own. */
export function ProductHistory({ events }: { events: readonly ProductEvent[] }) {
  const t = useText('products');
  if (events.length === 0) return <p className={styles.soft}>{t('panel.noHistory')}</p>;
  return (
    <ol className={styles.events}>
      {events.map(({ at, version, event, by }) => {
        const name = known.find((one) => one === event);
        return (
          <li key={`${at} ${version} ${event}`}>
            <Moment at={at} exact />
            <span>
              <b>{name === undefined ? event : t(`event.${name}`)}</b>{' '}
              <span className={styles.soft}>
                {t('panel.version', { version })}
                {by === null ? '' : ` · ${t('panel.by', { by })}`}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
