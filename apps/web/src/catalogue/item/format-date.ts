import type { Language } from '@belvedere/contract/languages.ts';
import { type Clock, formatInstant } from '../../i18n/format.ts';

const days = {
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
};

/** `20 November 2026`: the day of an instant on the reader's clock, in words. */
export function formatDay(language: Language, instant: number, clock: Clock): string {
  return days[language].format(Date.parse(`${formatInstant(instant, clock, 'day')}T00:00:00Z`));
}

/** `10:52 UTC`. */
export function formatMoment(instant: number, clock: Clock): string {
  return formatInstant(instant, clock, 'minute').slice(11);
}
