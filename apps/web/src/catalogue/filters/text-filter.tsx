import { useEffect, useRef } from 'react';
import { SearchBox } from '../../components/search-box.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { FilterAddress } from '../search/use-item-filter.ts';
import styles from './filters.module.css';
import { Section } from './section.tsx';

/** A part of an id or a title. `/` goes there from anywhere on the page. */
export function TextFilter({ address: { filter, change } }: { address: FilterAddress }) {
  const t = useText('catalogue');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Section title={t('filters.text')}>
      <div className={styles.search}>
        <SearchBox
          ref={box}
          label={t('filters.text')}
          placeholder={t('filters.textPlaceholder')}
          value={filter.text}
          onSearch={(text) => change({ text })}
        />
      </div>
    </Section>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select');
}
