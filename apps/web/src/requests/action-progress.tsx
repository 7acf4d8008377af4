import type { Action } from '@belvedere/contract/actions.ts';
import { Status } from '../components/status.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './action-progress.module.css';

/** A bulk action at work, where one clicked: what it does, how far, and a thin bar. */
export function ActionProgress({ action }: { action: Action | undefined }) {
  const t = useText('requests');
  const language = useLanguage();
  if (action === undefined) return <Status status="running" word={t('act.working')} />;
  const done = action.done + action.skipped;
  const word = t(`act.progress.${action.kind}`, {
    done: formatNumber(language, done),
    total: formatNumber(language, action.total),
  });
  return (
    <span className={styles.progress} role="status">
      <Status status="running" word={word} />
      <i className={styles.bar} style={{ width: `${action.total > 0 ? (100 * done) / action.total : 0}%` }} />
    </span>
  );
}
