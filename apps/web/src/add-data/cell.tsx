import type { AddDataBoard } from '@belvedere/contract/live.ts';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { Figure } from '../components/figure.tsx';
import { Icon } from '../components/icon.tsx';
import type { IconName } from '../components/icon-paths.ts';
import { Status, type StatusName } from '../components/status.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import styles from './board.module.css';

export interface CellOfBoardProps {
  readonly project: string;
  readonly board: AddDataBoard;
}

export interface CellProps {
  readonly icon: IconName;
  readonly title: string;
  /** What the manual calls it, when we call it otherwise. */
  readonly formerly?: string;
  readonly state?: ReactNode;
  readonly what: string;
  readonly figures: ReactNode;
  readonly children: ReactNode;
}

/** One subject of a board: its state, one sentence, two or three figures, its doors. */
export function Cell({ icon, title, formerly, state, what, figures, children }: CellProps) {
  const id = useId();
  return (
    <section className={styles.cell} aria-labelledby={id}>
      <header>
        <Icon name={icon} />
        <h2 id={id}>{title}</h2>
        <span className={styles.formerly}>{formerly}</span>
        {state}
      </header>
      <p className={styles.what}>{what}</p>
      <div className={styles.figures}>{figures}</div>
      <ul>{children}</ul>
    </section>
  );
}

/** A figure that one comes for, its unit below it. */
export function BigFigure({ value, unit, digits }: { value: number; unit: string; digits?: 0 | 1 | 2 }) {
  return (
    <div>
      <b>
        <Figure value={value} {...(digits === undefined ? {} : { digits })} />
      </b>
      <span>{unit}</span>
    </div>
  );
}

export interface DoorProps {
  readonly icon: IconName;
  readonly label: string;
  readonly figure?: ReactNode;
}

/** A way in: the manual's icon button with its words, and at the right the figure behind it. */
export function Door({ icon, label, figure, ...to }: DoorProps & LinkProps) {
  return (
    <li>
      <Link {...to} className={styles.door}>
        <DoorFace icon={icon} label={label} figure={figure} />
      </Link>
    </li>
  );
}

export function DoorFace({ icon, label, figure }: DoorProps) {
  return (
    <>
      <span className={styles.knob}>
        <Icon name={icon} />
      </span>
      <span className={styles.label}>{label}</span>
      <span className={styles.behind}>{figure}</span>
    </>
  );
}

/** The figure behind a door that a state is named on already: its icon and how many. */
export function DoorCount({ status, count }: { status: StatusName; count: number }) {
  const language = useLanguage();
  return <Status status={status} chip={false} word={formatNumber(language, count)} />;
}
