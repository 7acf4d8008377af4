import { readProduct } from '@belvedere/contract/products.ts';
import { Link } from '@tanstack/react-router';
import { useProject } from '../../api/me.ts';
import { useRoute } from '../../api/queries.ts';
import { Bytes } from '../../components/bytes.tsx';
import { Moment } from '../../components/moment.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './item.module.css';
import type { StacItem } from './stac-item.ts';

/** The versions of an item and what happened to them: for operators, as it tells of sessions. */
export function HistorySection({ item: { collection, id } }: { item: StacItem }) {
  const t = useText('catalogue');
  const language = useLanguage();
  const { slug } = useProject();
  const product = useRoute(readProduct, { params: { project: slug, collection, item: id }, query: {} });
  if (product.isError) return <ProblemCard error={product.error} retry={() => void product.refetch()} />;
  if (product.data === undefined) return <Skeleton rows={2} columns={[8, 16, 30, 14]} />;
  const { versions, history } = product.data;
  return (
    <>
      <div className={styles.wide}>
        <table className={styles.files}>
          <thead>
            <tr>
              <th scope="col">{t('item.version')}</th>
              <th scope="col">{t('item.archived')}</th>
              <th scope="col">{t('item.source')}</th>
              <th scope="col" className={styles.number}>
                {t('item.file.size')}
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ version, state, shown, session, bytes, createdAt }) => (
              <tr key={version}>
                <td>
                  <Link
                    to="/user/$project/items/$collection/$item"
                    params={{ project: slug, collection, item: id }}
                    search={(before) => ({ ...before, version })}
                  >
                    {t('item.sentence.version', { value: formatNumber(language, version) })}
                  </Link>{' '}
                  <span className={styles.muted}>
                    {shown ? t('item.versionShown') : t(`item.versionState.${state}`)}
                  </span>
                </td>
                <td>
                  <Moment at={createdAt} />
                </td>
                <td>
                  <Link
                    to="/admin/$project/add-data/dashboard"
                    params={{ project: slug }}
                    search={{ source: session.source, session: String(session.id) }}
                  >
                    {session.source} / {session.name}
                  </Link>
                </td>
                <td className={styles.number}>
                  <Bytes value={bytes} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {history.length > 0 && <Events history={history} />}
    </>
  );
}

interface EventsProps {
  readonly history: readonly {
    readonly at: string;
    readonly version: number;
    readonly event: string;
    readonly by: string | null;
  }[];
}

function Events({ history }: EventsProps) {
  const t = useText('catalogue');
  const language = useLanguage();
  return (
    <div className={styles.wide}>
      <table className={styles.files}>
        <thead>
          <tr>
            <th scope="col">{t('item.when')}</th>
            <th scope="col">{t('item.event')}</th>
            <th scope="col">{t('item.version')}</th>
            <th scope="col">{t('item.by')}</th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ at, version, event, by }) => (
            <tr key={`${at} ${version} ${event}`}>
              <td>
                <Moment at={at} />
              </td>
              <td>{wordOfEvent(event, t)}</td>
              <td>{formatNumber(language, version)}</td>
              <td>{by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const events = {
  replaced: 'replaced',
  deleted: 'deleted',
  deleted_irrevocably: 'deletedForGood',
  restored: 'restored',
} as const;

function wordOfEvent(event: string, t: ReturnType<typeof useText<'catalogue'>>): string {
  const known = Object.hasOwn(events, event) ? events[event as keyof typeof events] : undefined;
  return known === undefined ? event : t(`item.events.${known}`);
}
