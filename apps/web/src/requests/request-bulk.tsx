import type { ProductRequest } from '@belvedere/contract/requests.ts';
import { useMemo, useState } from 'react';
import type { BulkAction, BulkOrder } from '../components/list/list-props.ts';
import { useText } from '../i18n/use-text.ts';
import { AbortDialog } from './abort-dialog.tsx';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import type { RequestOrder } from './begin-request-action.ts';
import { ChooseVersionDialog } from './choose-version-dialog.tsx';
import { RelaunchDialog } from './relaunch-dialog.tsx';

type Kind = RequestOrder['kind'];

export interface RequestBulk {
  readonly actions: readonly BulkAction<ProductRequest>[];
  readonly asking: { readonly kind: Kind; readonly order: BulkOrder } | undefined;
  close(): void;
}

/** What can be done with chosen requests. Each tells how many it touches, and asks before it begins. */
export function useRequestBulk(project: string): RequestBulk {
  const t = useText('requests');
  const [asking, setAsking] = useState<RequestBulk['asking']>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project is another page.
  const actions = useMemo((): BulkAction<ProductRequest>[] => {
    const ask = (kind: Kind) => (order: BulkOrder) => setAsking({ kind, order });
    return [
      {
        id: 'choose-version',
        label: t('act.choose'),
        icon: 'split',
        where: { state: 'waiting_versioning' },
        applies: ({ state }) => state === 'waiting_versioning',
        run: ask('choose-version'),
      },
      {
        id: 'acknowledge',
        label: t('act.acknowledge'),
        icon: 'ok',
        where: { state: 'error', acknowledged: 'false' },
        applies: ({ state, acknowledged }) => state === 'error' && acknowledged === null,
        run: ask('acknowledge'),
      },
      {
        id: 'abort',
        label: t('act.abort'),
        icon: 'off',
        where: { state: ['granted', 'waiting_versioning', 'waiting_storage'] },
        applies: ({ state }) => ['granted', 'waiting_versioning', 'waiting_storage'].includes(state),
        run: ask('abort'),
      },
      {
        id: 'relaunch',
        label: t('act.relaunch'),
        icon: 'relaunch',
        where: { state: ['error', 'aborted'] },
        applies: ({ state }) => state === 'error' || state === 'aborted',
        run: ask('relaunch'),
      },
    ];
  }, [t, project]);
  return { actions, asking, close: () => setAsking(undefined) };
}

const dialogs = {
  relaunch: RelaunchDialog,
  abort: AbortDialog,
  'choose-version': ChooseVersionDialog,
  acknowledge: AcknowledgeDialog,
} as const satisfies Record<Kind, unknown>;

/** The question of the action that was clicked. */
export function RequestDialogs({ project, bulk }: { project: string; bulk: RequestBulk }) {
  const t = useText('requests');
  if (bulk.asking === undefined) return null;
  const { kind, order } = bulk.asking;
  const Question = dialogs[kind];
  return (
    <Question
      project={project}
      opened
      onClose={bulk.close}
      onBegun={order.done}
      count={order.count}
      chosen={{ selection: order.selection, label: t('act.selection') }}
    />
  );
}
