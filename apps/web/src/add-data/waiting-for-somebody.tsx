import type { AddDataBoard } from '@belvedere/contract/live.ts';
import { useState } from 'react';
import { Button, ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Figure } from '../components/figure.tsx';
import { Moment } from '../components/moment.tsx';
import { Status } from '../components/status.tsx';
import { useProblemWords } from '../components/use-problem-words.ts';
import { useText } from '../i18n/use-text.ts';
import type { ChosenRequests } from '../requests/begin-request-action.ts';
import { ChooseVersionDialog } from '../requests/choose-version-dialog.tsx';
import { RelaunchButton } from '../requests/relaunch-button.tsx';
import { useCauseName } from '../requests/use-cause-name.ts';
import { linkTo, linkToSession } from './links.ts';
import styles from './waiting-for-somebody.module.css';

export type WaitingCase = AddDataBoard['waiting'][number];

export interface WaitingForSomebodyProps {
  readonly project: string;
  readonly cases: readonly WaitingCase[];
}

/** Each case of the board that needs a person: its cause, since when, what to do, and the button that does it. */
export function WaitingForSomebody({ project, cases }: WaitingForSomebodyProps) {
  const t = useText('addData');
  return (
    <section className={styles.need} aria-labelledby="need-title">
      <header>
        <h2 id="need-title">{t('need.title')}</h2>
        <span className={styles.count}>
          <Figure value={cases.length} />
        </span>
        {cases.length > 0 && (
          <ButtonLink kind="link" {...linkTo('requests', project, { state: ['error', 'waiting_versioning'] })}>
            {t('need.all')}
          </ButtonLink>
        )}
      </header>
      {cases.length === 0 ? (
        <Empty title={t('need.nothing')} why={t('need.nothingWhy')} />
      ) : (
        <div className={styles.scroll}>
          <Cases project={project} cases={cases} />
        </div>
      )}
    </section>
  );
}

function Cases({ project, cases }: WaitingForSomebodyProps) {
  const t = useText('addData');
  return (
    <table>
      <thead>
        <tr>
          <th>{t('need.what')}</th>
          <th>{t('need.where')}</th>
          <th>{t('need.cause')}</th>
          <th className={styles.number}>{t('need.since')}</th>
          <th>{t('need.todo')}</th>
          <th>
            <span className="unseen">{t('need.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <CaseRow key={`${one.kind} ${one.session.id}`} project={project} one={one} />
        ))}
      </tbody>
    </table>
  );
}

interface CaseProps {
  readonly project: string;
  readonly one: WaitingCase;
}

function CaseRow({ project, one }: CaseProps) {
  const t = useText('addData');
  const where = `${one.session.source} / ${one.session.name}`;
  return (
    <tr>
      <td>
        {one.kind === 'errors' ? (
          <Status status="error" count={one.count} />
        ) : (
          <Status status="waiting" count={one.count} />
        )}
      </td>
      <td className={styles.where} title={where}>
        {where}
      </td>
      <td className={styles.cause}>{one.kind === 'errors' ? <Causes one={one} /> : t('need.exists')}</td>
      <td className={`${styles.number} ${styles.soft}`}>
        <Moment at={one.since} />
      </td>
      <td className={styles.todo}>{one.kind === 'errors' ? <Todo one={one} /> : t('need.chooseHow')}</td>
      <td className={styles.actions}>
        <span>
          <ButtonLink kind="link" aria-label={t('need.seeWhere', { where })} {...linkToSession(project, one.session)}>
            {t('need.see')}
          </ButtonLink>
          {one.kind === 'errors' ? (
            <RelaunchButton project={project} chosen={errorsOf(one)} count={one.count} />
          ) : (
            <Choose project={project} one={one} />
          )}
        </span>
      </td>
    </tr>
  );
}

const named = 2;

/** One cause is told in words; of several, the first two by their codes. */
function Causes({ one }: { one: WaitingCase }) {
  const t = useText('addData');
  const nameOf = useCauseName();
  const [only] = one.causes;
  if (only !== undefined && one.causes.length === 1) {
    return (
      <>
        <code>{only.code}</code> {nameOf(only.code)}
      </>
    );
  }
  const more = one.causes.length - named;
  return (
    <>
      {one.causes.slice(0, named).map(({ code, count }) => (
        <span key={code}>
          <code>{code}</code> <Figure value={count} />{' '}
        </span>
      ))}
      {more > 0 && t('need.andMore', { count: more })}
    </>
  );
}

function Todo({ one }: { one: WaitingCase }) {
  const t = useText('addData');
  const words = useProblemWords();
  const [only] = one.causes;
  if (only === undefined || one.causes.length > 1) return t('need.seeEach');
  return words({ code: only.code }).todo ?? t('need.seeEach');
}

function Choose({ project, one }: CaseProps) {
  const t = useText('addData');
  const [opened, setOpened] = useState(false);
  const chosen: ChosenRequests = {
    selection: {
      search: { source: one.session.source, session: one.session.name, state: 'waiting_versioning' },
    },
    label: `${one.session.source} / ${one.session.name}`,
  };
  return (
    <>
      <Button size="small" icon="split" count={one.count} onClick={() => setOpened(true)}>
        {t('need.choose')}
      </Button>
      <ChooseVersionDialog
        project={project}
        opened={opened}
        onClose={() => setOpened(false)}
        chosen={chosen}
        count={one.count}
      />
    </>
  );
}

function errorsOf({ session }: WaitingCase): ChosenRequests {
  return {
    selection: { search: { source: session.source, session: session.name, state: 'error', acknowledged: 'false' } },
    label: `${session.source} / ${session.name}`,
  };
}
