import { Button } from '../components/button.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Status } from '../components/status.tsx';
import { formatBytes } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './submit-page.module.css';
import type { Draft } from './use-draft.ts';
import type { SendingState } from './use-sending.ts';
import type { Verdict } from './use-verdict.ts';

export interface DepositFooterProps {
  readonly draft: Draft;
  readonly asked: boolean;
  readonly sending: SendingState;
  readonly verdict: Verdict | undefined;
}

/** The one button, telling how many items it sends; and how far they are, where one clicked. */
export function DepositFooter({ draft, asked, sending, verdict }: DepositFooterProps) {
  const t = useText('submit');
  const toMend = draft.missing.length + (draft.body === undefined ? 1 : 0);
  const counted = verdict?.whole === true ? verdict.answer?.granted : undefined;
  return (
    <footer className={styles.footer}>
      {sending.error !== null && <ProblemCard error={sending.error} />}
      {sending.sending && draft.body !== undefined && <Progress sent={sending.sent} total={draft.body.content.size} />}
      {sending.stopped && <span className={styles.soft}>{t('stopped')}</span>}
      {asked && toMend > 0 && <Status status="error" chip={false} word={t('toMend', { count: toMend })} />}
      <span className={styles.grow} />
      {sending.sending ? (
        <Button onClick={sending.stop}>{t('stop')}</Button>
      ) : (
        <Button kind="primary" size="large" icon="upload" type="submit" disabled={counted === 0}>
          {buttonWords()}
        </Button>
      )}
    </footer>
  );

  function buttonWords(): string {
    if (sending.stopped || sending.error !== null) return t('again');
    return counted === undefined || counted === 0 ? t('send') : t('sendGranted', { count: counted });
  }
}

function Progress({ sent, total }: { sent: number; total: number }) {
  const t = useText('submit');
  const language = useLanguage();
  const word =
    sent >= total
      ? t('waiting')
      : t('sending', { sent: formatBytes(language, sent), total: formatBytes(language, total) });
  return (
    <span className={styles.progress} role="status">
      <Status status="running" word={word} />
      <i style={{ width: `${total > 0 ? (100 * sent) / total : 0}%` }} />
    </span>
  );
}
