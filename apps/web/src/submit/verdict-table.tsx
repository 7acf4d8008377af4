import type { CheckAnswer } from '@belvedere/contract/ingest.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { Segment } from '../components/segment.tsx';
import { Status } from '../components/status.tsx';
import { useProblemWords } from '../components/use-problem-words.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './verdict.module.css';
import type { VerdictLine } from './verdict-lines.ts';

export interface VerdictTableProps {
  readonly lines: readonly VerdictLine[];
  readonly answer: CheckAnswer;
}

/** The verdict line by line: what is wrong, where in the item, and what to do about it. */
export function VerdictTable({ lines, answer }: VerdictTableProps) {
  const t = useText('submit');
  const faulty = lines.filter(({ fault }) => fault !== undefined);
  const both = faulty.length > 0 && faulty.length < lines.length;
  const [show, setShow] = useState<'all' | 'faulty'>(both ? 'faulty' : 'all');
  const shown = show === 'faulty' && both ? faulty : lines;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 44,
    overscan: 10,
  });
  const unlisted = answer.denied - answer.denials.length + answer.failing - answer.failures.length;
  return (
    <>
      {both && (
        <Segment
          label={t('verdict')}
          value={show}
          onChange={setShow}
          options={[
            { value: 'faulty', label: t('show.faulty'), icon: 'error', tone: 'error' },
            { value: 'all', label: t('show.all') },
          ]}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className={styles.scroll} ref={scroll} tabIndex={0} aria-label={t('lineByLine')}>
        <ol className={styles.lines} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const line = shown[index];
            return line === undefined ? null : (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.line}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Line line={line} />
              </li>
            );
          })}
        </ol>
      </section>
      {unlisted > 0 && <p className={styles.note}>{t('more', { count: unlisted })}</p>}
    </>
  );
}

function Line({ line: { position, id, fault, granted } }: { line: VerdictLine }) {
  const t = useText('submit');
  const words = useProblemWords();
  const told = fault === undefined ? undefined : words({ ...fault, message: fault.reason });
  return (
    <>
      <span className={styles.position} title={t('line')}>
        {position}
      </span>
      <span className={styles.id}>{id ?? t('noId')}</span>
      {fault === undefined ? (
        <Status status="ok" word={t('granted')} />
      ) : (
        <Status status="error" chip={false} word={t(granted ? 'failing' : 'denied')} />
      )}
      {told !== undefined && (
        <p className={styles.why}>
          {fault?.pointer !== '' && <code>{fault?.pointer}</code>} {told.what}
          {told.todo !== undefined && <span className={styles.todo}>{told.todo}</span>}
        </p>
      )}
    </>
  );
}
