import { type Ref, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Icon } from './icon.tsx';
import styles from './search-box.module.css';

export interface SearchBoxProps {
  readonly value: string;
  readonly onSearch: (text: string) => void;
  /** What it searches, for who hears the page; also its placeholder unless one is given. */
  readonly label: string;
  readonly placeholder?: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly className?: string | undefined;
}

const pause = 150;

/** Searches as one types, a moment after the last key; Escape empties it. */
export function SearchBox({ value, onSearch, label, placeholder, ref, className }: SearchBoxProps) {
  const t = useText('lists');
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed elsewhere (Back, a chip taken off): it wins over what was typed before.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (text: string, wait: number) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setKnown(text);
      onSearch(text);
    }, wait);
  };
  return (
    <span className={`${styles.box} ${className ?? ''}`}>
      <Icon name="search" small />
      <input
        ref={ref}
        type="text"
        inputMode="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => change(event.currentTarget.value, pause)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return;
          event.stopPropagation();
          change('', 0);
        }}
      />
      {typed !== '' && (
        <button type="button" aria-label={t('clearSearch')} onClick={() => change('', 0)}>
          <Icon name="close" small />
        </button>
      )}
    </span>
  );
}
