import { formatInstant, formatRelative } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useClock, useNow } from '../time/time-context.tsx';
import styles from './moment.module.css';

export interface MomentProps {
  /** RFC 3339, or nothing when it never happened. */
  readonly at: string | null;
  /** The date and time itself instead of how long ago. */
  readonly exact?: boolean;
}

/** A moment as "2 min ago", its instant on hover in the reader's choice of UTC or local time. */
export function Moment({ at, exact = false }: MomentProps) {
  const language = useLanguage();
  const { clock } = useClock();
  const instant = at === null ? Number.NaN : Date.parse(at);
  const now = useNow(stepFor(instant));
  if (Number.isNaN(instant)) return null;
  const full = formatInstant(instant, clock);
  return (
    <time dateTime={at ?? ''} title={full} className={styles.moment}>
      {exact ? formatInstant(instant, clock, 'minute') : formatRelative(language, instant, now)}
    </time>
  );
}

/** What happened an hour ago need not be told anew each second. */
function stepFor(instant: number): number {
  const age = Math.abs(Date.now() - instant);
  if (age > 86_400_000) return 3_600_000;
  return age > 3_600_000 ? 60_000 : 1_000;
}
