import { type Action, readAction } from '@belvedere/contract/actions.ts';
import { useMutation } from '@tanstack/react-query';
import { useRoute } from '../api/queries.ts';

export interface ActionRun {
  /** Begins; the answer of the server is an action, which goes on without the page. */
  begin(start: () => Promise<Action>, options?: { onSuccess?: () => void }): void;
  /** The action as it stands, followed live. */
  readonly action: Action | undefined;
  /** Being sent, or at work. */
  readonly busy: boolean;
  readonly error: unknown;
  reset(): void;
}

/** One bulk action of a button or dialog, from the click to its end. */
export function useActionRun(project: string): ActionRun {
  const sent = useMutation({ mutationFn: (start: () => Promise<Action>) => start() });
  const id = sent.data?.id ?? 0;
  const followed = useRoute(readAction, { params: { project, id } }, { enabled: id > 0 });
  const action = id > 0 && followed.data?.id === id ? followed.data : sent.data;
  const atWork = action !== undefined && (action.state === 'pending' || action.state === 'running');
  return {
    begin: (start, options) => sent.mutate(start, { onSuccess: () => options?.onSuccess?.() }),
    action,
    busy: sent.isPending || atWork,
    error: sent.error,
    reset: sent.reset,
  };
}
