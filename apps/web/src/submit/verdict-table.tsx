import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { Segment } from '../components/segment.tsx';
import { Status } from '../components/status.tsx';
import { useProblemWords } from '../components/use-problem-words.ts';
import { useText } from '../i18n/use-text.ts';
import type { CheckAnswer } from './deposit-calls.ts';
import styles from './verdict.module.css';
import type { VerdictLine } from './verdict-lines.ts';

export interface VerdictTableProps {
  readonly lines: readonly VerdictLine[];
  readonly answer: CheckAnswer;
}

/** The verdict line by line: what is wrong, where in the item, and what to do about it. */
export function VerdictTable({ lines, answer }: VerdictTableProps) {
  const t = useText('submit');
  const denied = lines.filter(({ denial }) => denial !== undefined);
  const both = denied.length > 0 && denied.length < lines.length;
  const [show, setShow] = useState<'all' | 'denied'>(both ? 'denied' : 'all');
  const shown = show === 'denied' && both ? denied : lines;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 44,
    overscan: 10,
  });
  const unlisted = answer.denied - answer.denials.length;
  return (
    <>
      {both && (
        <Segment
          label={t('verdict')}
          value={show}
          onChange={setShow}
          options={[
            { value: 'denied', label: t('show.denied'), icon: 'error', tone: 'error' },
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

function Line({ line: { position, id, denial } }: { line: VerdictLine }) {
  const t = useText('submit');
  const words = useProblemWords();
  const told = denial === undefined ? undefined : words({ ...denial, message: denial.reason });
  return (
    <>
      <span className={styles.position} title={t('line')}>
        {position}
      </span>
      <span className={styles.id}>{id ?? t('noId')}</span>
      {denial === undefined ? (
        <Status status="ok" word={t('granted')} />
      ) : (
        <Status status="error" chip={false} word={t('denied')} />
      )}
      {told !== undefined && (
        <p className={styles.why}>
          {denial?.pointer !== '' && <code>{denial?.pointer}</code>} {told.what}
          {told.todo !== undefined && <span className={styles.todo}>{told.todo}</span>}
        </p>
      )}
    </>
  );
}
