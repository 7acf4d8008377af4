import { useId, useRef, useState } from 'react';
import { IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type PeriodEnd, parseDay } from '../search/day.ts';
import type { FilterAddress } from '../search/use-item-filter.ts';
import styles from './filters.module.css';
import { Section } from './section.tsx';

/** From one day to another, in UTC as all of the archive is. */
export function DateFilter({ address: { filter, change } }: { address: FilterAddress }) {
  const t = useText('catalogue');
  const { from, to } = filter;
  const reversed = from !== undefined && to !== undefined && from > to;
  return (
    <Section title={t('filters.date')} told={t('filters.dateHelp')}>
      <div className={styles.pair}>
        <DayField label={t('filters.from')} end="first" value={from} onChange={(day) => change({ from: day })} />
        <DayField label={t('filters.to')} end="last" value={to} onChange={(day) => change({ to: day })} />
      </div>
      {reversed && <Wrong>{t('filters.dayReversed')}</Wrong>}
    </Section>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly end: PeriodEnd;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** A day as one types it (also a month or a year), or from a calendar. */
function DayField({ label, end, value = '', onChange }: DayFieldProps) {
  const t = useText('catalogue');
  const error = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const calendar = useRef<HTMLInputElement>(null);
  // The address changed elsewhere (Back, a chip taken off): it wins over what was typed before.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const day = parseDay(typed, end);
  const wrong = typed.trim() !== '' && typed !== known && day === undefined;
  const [told, setTold] = useState(false);
  const take = () => {
    setTold(wrong);
    if (wrong) return;
    setTyped(day ?? '');
    if ((day ?? '') !== value) onChange(day);
  };
  return (
    <div className={styles.day}>
      <span className={styles.box} data-wrong={told && wrong ? '' : undefined}>
        <input
          type="text"
          inputMode="numeric"
          aria-label={label}
          aria-invalid={told && wrong ? true : undefined}
          aria-describedby={told && wrong ? error : undefined}
          placeholder={label}
          title={t('filters.dayExamples')}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
        <IconButton
          icon="calendar"
          label={t('filters.calendar', { name: label })}
          className={styles.inside}
          onClick={() => calendar.current?.showPicker()}
        />
        <input
          ref={calendar}
          type="date"
          className={styles.picker}
          tabIndex={-1}
          aria-hidden="true"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      </span>
      {told && wrong && <Wrong id={error}>{t('filters.dayWrong')}</Wrong>}
    </div>
  );
}

/** What is wrong, at the field, in words. */
export function Wrong({ id, children }: { id?: string; children: string }) {
  return (
    <p className={styles.wrong} id={id} role="alert">
      <Icon name="error" small />
      {children}
    </p>
  );
}
