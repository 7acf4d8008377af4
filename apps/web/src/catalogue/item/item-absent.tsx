import { problemOf } from '../../api/client.ts';
import { useProject } from '../../api/me.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { OpenItem } from '../open-item.ts';

interface ItemAbsentProps {
  readonly open: OpenItem;
  readonly version: number | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Why an item is not shown: it is not there, this version was deleted, or it could not be read. */
export function ItemAbsent({ open, version, error, retry }: ItemAbsentProps) {
  const t = useText('catalogue');
  const { slug } = useProject();
  const { status } = problemOf(error);
  if (status === 410) {
    return (
      <Empty title={t('item.gone', { version: String(version ?? '') })} why={t('item.goneWhy')}>
        <ButtonLink
          to="/user/$project/items/$collection/$item"
          params={{ project: slug, collection: open.collection, item: open.id }}
          search={({ version: _, ...kept }) => kept}
        >
          {t('item.newest')}
        </ButtonLink>
      </Empty>
    );
  }
  if (status === 404) {
    return (
      <Empty title={t('item.absent')} why={t('item.absentWhy', { id: open.id, collection: open.collection })}>
        <ButtonLink to="/user/$project" params={{ project: slug }}>
          {t('item.toCatalogue')}
        </ButtonLink>
      </Empty>
    );
  }
  return <ProblemCard inset error={error} title={t('item.unread')} retry={retry} />;
}
