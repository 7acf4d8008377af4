import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './splitter.module.css';

const kept = 'belvedere.dashboard.split';
const least = 28;
const most = 72;
const ordinary = 43;

/** How much of the width the left pane has, in percent, kept in this browser. */
export function useSplit(): readonly [number, (percent: number) => void] {
  const [percent, setPercent] = useState(() => bounded(Number(localStorage.getItem(kept)) || ordinary));
  const choose = (wanted: number) => {
    const chosen = bounded(wanted);
    localStorage.setItem(kept, String(chosen));
    setPercent(chosen);
  };
  return [percent, choose];
}

function bounded(percent: number): number {
  return Math.round(Math.min(most, Math.max(least, percent)) * 10) / 10;
}

export interface SplitterProps {
  readonly percent: number;
  readonly onMove: (percent: number) => void;
}

/** The line between two panes: dragged, or moved with the arrows; a double click puts it back. */
export function Splitter({ percent, onMove }: SplitterProps) {
  const t = useText('dashboard');
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const area = event.currentTarget.parentElement?.getBoundingClientRect();
    if (area === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onMove((100 * (event.clientX - area.left)) / area.width);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(percent + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> takes neither focus nor drags.
    <div
      className={styles.splitter}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('splitter')}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => onMove(ordinary)}
      onKeyDown={onKeyDown}
    />
  );
}
