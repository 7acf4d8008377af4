import type { ProductRequest, RequestError } from '@belvedere/contract/requests.ts';
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { Moment } from '../components/moment.tsx';
import { useProblemWords } from '../components/use-problem-words.ts';
import { useText } from '../i18n/use-text.ts';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import type { ChosenRequests } from './begin-request-action.ts';
import styles from './error-card.module.css';
import { RelaunchButton } from './relaunch-button.tsx';

export interface ErrorCardProps {
  readonly project: string;
  readonly request: ProductRequest;
  readonly error: RequestError;
  readonly acknowledged: ProductRequest['acknowledged'];
}

/** What failed, what to do, and the buttons that do it. A denial is told the same way, without buttons: it is final. */
export function ErrorCard({ project, request, error, acknowledged }: ErrorCardProps) {
  const t = useText('requests');
  const words = useProblemWords();
  const { what, todo } = words(error);
  const [opened, setOpened] = useState(false);
  const chosen: ChosenRequests = {
    selection: { include: [request.id] },
    label: request.item ?? t('one', { id: request.id }),
  };
  const known = acknowledged !== null;
  return (
    <div className={styles.card} data-known={known ? '' : undefined}>
      <Icon name="error" />
      <div className={styles.words}>
        <b>{what}</b>
        <code>{error.code}</code>
        {todo !== undefined && <p>{todo}</p>}
        {acknowledged !== null && <Acknowledged acknowledged={acknowledged} />}
        {request.state === 'error' && (
          <p className={styles.buttons}>
            <RelaunchButton project={project} chosen={chosen} />
            {!known && (
              <Button size="small" onClick={() => setOpened(true)}>
                {t('act.acknowledge')}…
              </Button>
            )}
          </p>
        )}
      </div>
      <AcknowledgeDialog project={project} opened={opened} onClose={() => setOpened(false)} chosen={chosen} count={1} />
    </div>
  );
}

function Acknowledged({
  acknowledged: { at, by, reason },
}: {
  acknowledged: { at: string; by: string; reason: string };
}) {
  const t = useText('requests');
  return (
    <p>
      {t('panel.acknowledgedBy', { by })} <Moment at={at} />: {reason}
    </p>
  );
}
