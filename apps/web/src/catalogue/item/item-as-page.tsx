import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useProject } from '../../api/me.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type OpenItem, useItemPlace } from '../open-item.ts';
import styles from './item.module.css';
import { ItemAbsent } from './item-absent.tsx';
import { ItemArticle } from './item-article.tsx';
import { ItemPicture } from './item-picture.tsx';
import { quicklookOf } from './pictures.ts';
import { useAskedVersion, useItem } from './use-item.ts';

const ItemMap = lazy(async () => ({ default: (await import('../map/item-map.tsx')).ItemMap }));

/** An item as a page of its own: what somebody sees who was sent its address. */
export function ItemAsPage({ open }: { open: OpenItem }) {
  const t = useText('catalogue');
  const { slug } = useProject();
  const version = useAskedVersion();
  const { item, error, failed, retry } = useItem(open, version);
  const { change } = useItemPlace();
  return (
    <div className={styles.page}>
      <article>
        <nav className={styles.line}>
          <Link
            to="/user/$project"
            params={{ project: slug }}
            search={({ version: _, ...kept }) => kept}
            className={styles.back}
          >
            <Icon name="chevron-left" small />
            {t('item.back')}
          </Link>
          <Button kind="link" onClick={change}>
            {t('item.asPanel')}
          </Button>
        </nav>
        <h1 id="page-title" tabIndex={-1} className={styles.title}>
          {open.id}
        </h1>
        {failed && <ItemAbsent open={open} version={version} error={error} retry={retry} />}
        {!failed && item === undefined && <Skeleton rows={8} columns={[40, 20, 12]} />}
        {item !== undefined && !failed && (
          <div className={styles.columns}>
            <div className={styles.pictures}>
              {quicklookOf(item) !== undefined && (
                <ItemPicture item={item} size={340} alt={t('item.picture', { id: item.id })} />
              )}
              {item.geometry !== null && (
                <Suspense fallback={<div className={styles.mapPlace} />}>
                  <ItemMap item={item} />
                </Suspense>
              )}
            </div>
            <div className={styles.article}>
              <ItemArticle item={item} version={version} level={2} />
            </div>
          </div>
        )}
      </article>
    </div>
  );
}
