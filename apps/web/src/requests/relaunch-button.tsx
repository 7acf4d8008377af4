import { useText } from '../i18n/use-text.ts';
import { ActButton } from './act-button.tsx';
import { beginRequestAction, type ChosenRequests } from './begin-request-action.ts';

export interface RelaunchButtonProps {
  readonly project: string;
  readonly chosen: ChosenRequests;
  /** How many errors the reader sees: the button says so. Of one that is open it says nothing. */
  readonly count?: number;
  /** Its words when "Relaunch" alone would not say of what. */
  readonly words?: string;
  readonly label?: string;
}

/** Relaunches errors where they are told. Nothing is lost by it, so that it asks nothing. */
export function RelaunchButton({ project, chosen, count, words, label }: RelaunchButtonProps) {
  const t = useText('requests');
  return (
    <ActButton
      project={project}
      icon="relaunch"
      size="small"
      count={count}
      start={() => beginRequestAction(project, chosen, { kind: 'relaunch' })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {words ?? t('act.relaunch')}
    </ActButton>
  );
}
