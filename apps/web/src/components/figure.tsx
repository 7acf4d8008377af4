import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './figure.module.css';

export interface FigureProps {
  readonly value: number;
  /** An estimate says so: "about 12,345". */
  readonly exact?: boolean;
  readonly digits?: 0 | 1 | 2;
  /** Makes it a link to the list behind it. */
  readonly to?: LinkProps;
  /** What it counts, for who hears the page: "12 errors". Without it the figure alone is read. */
  readonly label?: string;
  readonly strong?: boolean;
}

/** A number as numbers are told here: grouped, zero quiet, tinted for a second when it has just changed. */
export function Figure({ value, exact = true, digits, to, label, strong = false }: FigureProps) {
  const language = useLanguage();
  const t = useText('shell');
  const fresh = useJustChanged(value);
  const number = formatNumber(language, value, digits);
  const text = exact ? number : t('figure.about', { number });
  const className = [styles.figure, value === 0 && styles.zero, strong && styles.strong, fresh && styles.fresh]
    .filter(Boolean)
    .join(' ');
  if (to === undefined) {
    return (
      <span className={className} {...(label ? { title: label } : {})}>
        {text}
      </span>
    );
  }
  return (
    <Link
      {...to}
      className={`${className} ${styles.link}`}
      {...(label ? { 'aria-label': `${text}, ${label}`, title: label } : {})}
    >
      {text}
    </Link>
  );
}

/** True for a second after a value moved, not when it first came. */
export function useJustChanged(value: number): boolean {
  const last = useRef(value);
  const [fresh, setFresh] = useState(false);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    setFresh(true);
    const timer = setTimeout(() => setFresh(false), 1_000);
    return () => clearTimeout(timer);
  }, [value]);
  return fresh;
}
