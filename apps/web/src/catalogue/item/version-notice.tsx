import { stacItem } from '@belvedere/contract/catalogue.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useProject } from '../../api/me.ts';
import { routeQuery } from '../../api/queries.ts';
import { Icon } from '../../components/icon.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './item.module.css';
import { itemOf, type StacItem, versionOf } from './stac-item.ts';

/** Says that the address names one version for ever, and which one the catalogue shows. */
export function VersionNotice({ item: { collection, id }, version }: { item: StacItem; version: number }) {
  const t = useText('catalogue');
  const language = useLanguage();
  const { slug } = useProject();
  const asked = useQuery(routeQuery(stacItem, { params: { project: slug, collection, item: id }, query: {} }));
  const newest = asked.data === undefined ? undefined : versionOf(itemOf(asked.data));
  const number = formatNumber(language, version);
  const words = () => {
    if (asked.isError) return t('item.takenOut', { version: number });
    if (newest === undefined || newest === version) return t('item.pinned', { version: number });
    return t('item.older', { version: number, newest: formatNumber(language, newest) });
  };
  return (
    <p className={styles.notice} role="status">
      <Icon name="info" />
      <span>{words()}</span>
      {newest !== undefined && newest !== version && (
        <Link
          to="/user/$project/items/$collection/$item"
          params={{ project: slug, collection, item: id }}
          search={({ version: _, ...kept }) => kept}
        >
          {t('item.newest')}
        </Link>
      )}
    </p>
  );
}
