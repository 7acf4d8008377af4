import { Link, type LinkProps } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import styles from './button.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

interface Looks {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'link' | 'danger';
  readonly size?: 'small' | 'large';
  readonly icon?: IconName | undefined;
  /** Told after the words, in bold: "Relaunch **12**". */
  readonly count?: number | undefined;
  readonly children?: ReactNode;
}

export type ButtonProps = Looks & Omit<ComponentProps<'button'>, 'children'>;

/** The one button. What it does in words, how many it touches, and an icon when it helps to find it. */
export function Button({
  kind = 'plain',
  size,
  icon,
  count,
  children,
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={`${classOf(kind, size)} ${className ?? ''}`} {...rest}>
      <Face icon={icon} count={count}>
        {children}
      </Face>
    </button>
  );
}

export type ButtonLinkProps = Looks &
  LinkProps & { readonly 'aria-label'?: string; readonly target?: string; readonly onClick?: () => void };

/** Looks like a button, goes to a page. */
export function ButtonLink({ kind = 'plain', size, icon, count, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={classOf(kind, size)} {...rest}>
      <Face icon={icon} count={count}>
        {children}
      </Face>
    </Link>
  );
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  readonly icon: IconName;
  /** What it does: read out, and shown on hover. */
  readonly label: string;
  readonly kind?: 'plain' | 'quiet';
};

/** A button with only an icon, for what everybody knows (close, refresh, more). */
export function IconButton({ icon, label, kind = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${classOf(kind, undefined)} ${styles.square} ${className ?? ''}`}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}

function Face({
  icon,
  count,
  children,
}: {
  icon: IconName | undefined;
  count: number | undefined;
  children: ReactNode;
}) {
  const language = useLanguage();
  return (
    <>
      {icon !== undefined && <Icon name={icon} small />}
      {children}
      {count !== undefined && <b>{formatNumber(language, count)}</b>}
    </>
  );
}

function classOf(kind: NonNullable<Looks['kind']>, size: Looks['size']): string {
  return [styles.button, styles[kind], size === undefined ? '' : styles[size]].join(' ');
}
