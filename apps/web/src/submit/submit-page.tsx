import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { linkToSession } from '../add-data/links.ts';
import { useText } from '../i18n/use-text.ts';
import { BodyField } from './body-field.tsx';
import { DepositFooter } from './deposit-footer.tsx';
import { DepositOutcome } from './deposit-outcome.tsx';
import styles from './submit-page.module.css';
import { TargetFields } from './target-fields.tsx';
import { useDraft } from './use-draft.ts';
import { useSending } from './use-sending.ts';
import { useVerdict } from './use-verdict.ts';
import { VerdictPane } from './verdict-pane.tsx';

/** Deposit by hand: what, to where; at the right the verdict line by line, as one goes; at the foot the one button. */
export function SubmitPage() {
  const t = useText('submit');
  const navigate = useNavigate();
  const project = useParams({ strict: false }).project ?? '';
  const draft = useDraft(project);
  const [asked, setAsked] = useState(false);
  const [settled] = useDebouncedValue(draft.body, 300);
  const verdict = useVerdict(project, settled);
  const sending = useSending(project, (answer: DepositAnswer) => {
    // Nothing denied: there is nothing to read here, one lands on the session and sees it move.
    if (answer.denied === 0) {
      draft.finish();
      void navigate(linkToSession(project, { id: answer.session, source: draft.target.source.trim() }));
    }
  });
  const begin = (form: HTMLFormElement) => {
    setAsked(true);
    const [first] = draft.body === undefined ? ['body'] : draft.missing;
    if (first === undefined && draft.body !== undefined) sending.send(draft.body, draft.target);
    else form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const again = () => {
    sending.reset();
    draft.finish();
    setAsked(false);
  };
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault();
        begin(event.currentTarget);
      }}
    >
      <div className={styles.halves}>
        <section className={styles.half} aria-label={t('body')}>
          <h2>{t('body')}</h2>
          <BodyField draft={draft} format={verdict.data?.format} missing={asked && draft.body === undefined} />
          <TargetFields project={project} draft={draft} asked={asked} />
        </section>
        <section className={styles.half} aria-label={t('verdict')}>
          {sending.answer === undefined ? (
            <VerdictPane body={settled} verdict={verdict} />
          ) : (
            <DepositOutcome
              project={project}
              answer={sending.answer}
              source={draft.target.source.trim()}
              ids={verdict.data?.ids ?? []}
              onAgain={again}
            />
          )}
        </section>
      </div>
      {sending.answer === undefined && (
        <DepositFooter draft={draft} asked={asked} sending={sending} verdict={verdict.data} />
      )}
    </form>
  );
}
