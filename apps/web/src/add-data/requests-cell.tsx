import { useState } from 'react';
import { Figure } from '../components/figure.tsx';
import { Status } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';
import { ActionProgress } from '../requests/action-progress.tsx';
import { beginRequestAction, type ChosenRequests } from '../requests/begin-request-action.ts';
import { ChooseVersionDialog } from '../requests/choose-version-dialog.tsx';
import { useActionRun } from '../requests/use-action-run.ts';
import styles from './board.module.css';
import { BigFigure, Cell, type CellOfBoardProps, Door, DoorCount, DoorFace } from './cell.tsx';
import { linkTo } from './links.ts';

export function RequestsCell({ project, board: { requests } }: CellOfBoardProps) {
  const t = useText('addData');
  const { running, waiting, errors, deniedToday, open } = requests;
  return (
    <Cell
      icon="requests"
      title={t('requests.title')}
      what={t('requests.what')}
      state={
        <>
          {waiting > 0 && errors === 0 && <Status status="waiting" count={waiting} />}
          {errors > 0 && <Status status="error" count={errors} />}
          {waiting + errors === 0 && <Status status="ok" />}
        </>
      }
      figures={
        <>
          <BigFigure value={running} unit={t('requests.running')} />
          <BigFigure value={deniedToday} unit={t('requests.denied')} />
        </>
      }
    >
      <Door icon="list" label={t('requests.list')} figure={<Figure value={open} />} {...linkTo('requests', project)} />
      {waiting > 0 && <ChooseDoor project={project} count={waiting} />}
      {errors > 0 && <RelaunchDoor project={project} count={errors} />}
    </Cell>
  );
}

function ChooseDoor({ project, count }: { project: string; count: number }) {
  const t = useText('addData');
  const [opened, setOpened] = useState(false);
  const chosen: ChosenRequests = {
    selection: { search: { state: 'waiting_versioning' } },
    label: t('requests.title'),
  };
  return (
    <li>
      <button type="button" className={styles.door} onClick={() => setOpened(true)}>
        <DoorFace icon="waiting" label={t('requests.choose')} figure={<DoorCount status="waiting" count={count} />} />
      </button>
      <ChooseVersionDialog
        project={project}
        opened={opened}
        onClose={() => setOpened(false)}
        chosen={chosen}
        count={count}
      />
    </li>
  );
}

function RelaunchDoor({ project, count }: { project: string; count: number }) {
  const t = useText('addData');
  const run = useActionRun(project);
  const chosen: ChosenRequests = {
    selection: { search: { state: 'error', acknowledged: 'false' } },
    label: t('requests.title'),
  };
  return (
    <li>
      <button
        type="button"
        className={styles.door}
        disabled={run.busy}
        onClick={() => run.begin(() => beginRequestAction(project, chosen, { kind: 'relaunch' }))}
      >
        <DoorFace
          icon="relaunch"
          label={t('requests.relaunch')}
          figure={run.busy ? <ActionProgress action={run.action} /> : <DoorCount status="error" count={count} />}
        />
      </button>
    </li>
  );
}
