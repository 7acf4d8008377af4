import { Moment } from '../components/moment.tsx';
import { useProblemWords } from '../components/use-problem-words.ts';
import { useText } from '../i18n/use-text.ts';
import { versionChoices } from './begin-request-action.ts';
import styles from './event-list.module.css';

export interface HistoryEvent {
  readonly at: string;
  readonly event: string;
  readonly by: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What happened to a request, oldest first. */
export function EventList({ events, empty }: { events: readonly HistoryEvent[]; empty: string }) {
  const t = useText('requests');
  if (events.length === 0) return <p className={styles.soft}>{empty}</p>;
  return (
    <ol className={styles.events}>
      {events.map((event, at) => (
        <li key={`${event.at} ${at.toString()}`}>
          <Moment at={event.at} exact />
          <span>
            <b>{wordOf(event.event, t)}</b>{' '}
            {event.by !== null && <span className={styles.soft}>{t('panel.by', { by: event.by })}</span>}
            <Detail detail={event.detail} />
          </span>
        </li>
      ))}
    </ol>
  );
}

const known = ['failed', 'relaunched', 'aborted', 'acknowledged', 'version_chosen'] as const;

function wordOf(event: string, t: ReturnType<typeof useText<'requests'>>): string {
  const name = known.find((one) => one === event);
  return name === undefined ? event : t(`event.${name}`);
}

/** A failure says why, a choice which, an acknowledgement for what reason. */
function Detail({ detail }: { detail: HistoryEvent['detail'] }) {
  const t = useText('requests');
  const words = useProblemWords();
  const choice = versionChoices.find((one) => one === detail.choice);
  if (choice !== undefined) return <span className={styles.detail}>{t(`choose.${choice}`)}</span>;
  if (typeof detail.reason === 'string') return <span className={styles.detail}>{detail.reason}</span>;
  if (typeof detail.code !== 'string') return null;
  const { what } = words({
    code: detail.code,
    message: typeof detail.message === 'string' ? detail.message : undefined,
    values: valuesOf(detail.values),
  });
  return <span className={styles.detail}>{what}</span>;
}

function valuesOf(values: unknown): Record<string, string | number | boolean> {
  return typeof values === 'object' && values !== null ? (values as Record<string, string | number | boolean>) : {};
}
