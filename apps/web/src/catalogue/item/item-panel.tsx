import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useProject } from '../../api/me.ts';
import { IconButton } from '../../components/button.tsx';
import { useNarrow } from '../../components/dialog.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type OpenItem, useItemPlace } from '../open-item.ts';
import styles from './item.module.css';
import { ItemAbsent } from './item-absent.tsx';
import { ItemArticle } from './item-article.tsx';
import { ItemPicture } from './item-picture.tsx';
import { useAskedVersion, useItem } from './use-item.ts';

const fewFiles = 4;

/** An item beside the list that it was opened from. */
export function ItemPanel({ open }: { open: OpenItem }) {
  const t = useText('catalogue');
  const version = useAskedVersion();
  const { item, error, failed, retry } = useItem(open, version);
  const { change } = useItemPlace();
  const close = useClose();
  const head = useFocusFromKeyboard(open);
  const narrow = useNarrow();
  return (
    <aside className={styles.panel} aria-label={t('item.panel', { id: open.id })}>
      <header className={styles.panelHead}>
        <h2 ref={head} tabIndex={-1} title={open.id}>
          {open.id}
        </h2>
        <IconButton icon="external" label={t('item.asPage')} onClick={change} />
        <IconButton icon="close" label={t('item.close')} onClick={close} />
      </header>
      <div className={styles.panelBody}>
        {failed && <ItemAbsent open={open} version={version} error={error} retry={retry} />}
        {!failed && item === undefined && <Skeleton rows={6} columns={[30, 20, 12]} />}
        {item !== undefined && !failed && (
          <>
            <div className={styles.panelPicture}>
              <ItemPicture item={item} size={narrow ? 80 : 228} alt={t('item.picture', { id: item.id })} />
            </div>
            <div className={styles.panelText}>
              <ItemArticle item={item} version={version} fewFiles={fewFiles} level={3} />
            </div>
          </>
        )}
      </div>
    </aside>
  );
}

/** Escape or the cross goes back to the list, and the keyboard to the row that was open. */
function useClose(): () => void {
  const navigate = useNavigate();
  const { slug } = useProject();
  const close = async () => {
    const byKeyboard = document.activeElement?.matches(':focus-visible') === true;
    await navigate({
      to: '/user/$project',
      params: { project: slug },
      search: ({ version: _, ...kept }) => kept,
    });
    if (byKeyboard) document.querySelector<HTMLElement>('[data-at] a[tabindex="0"]')?.focus();
  };
  const onEscape = useEffectEvent(() => void close());
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A menu or dialog above it closes first: it has stopped the key already.
      if (event.key === 'Escape' && !event.defaultPrevented) onEscape();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return () => void close();
}

/** Whoever opens by the keyboard reads on in the panel; a pointer leaves the keyboard where it is. */
function useFocusFromKeyboard({ collection, id }: OpenItem) {
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item is read from its name too.
  useEffect(() => {
    if (document.activeElement?.matches('[data-at] a:focus-visible')) head.current?.focus({ preventScroll: true });
  }, [collection, id]);
  return head;
}
