import type { Action } from '@belvedere/contract/actions.ts';
import {
  abortRequests,
  acknowledgeErrors,
  chooseVersions,
  countRequests,
  retryRequests,
} from '@belvedere/contract/requests.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import { call } from '../api/client.ts';

export const versionChoices = ['increment', 'replace', 'ignore'] as const;
export type VersionChoice = (typeof versionChoices)[number];

/** What one may do with many requests at once. */
export type RequestOrder =
  | { readonly kind: 'relaunch' }
  | { readonly kind: 'abort' }
  | { readonly kind: 'choose-version'; readonly choice: VersionChoice }
  | { readonly kind: 'acknowledge'; readonly reason: string };

/** Requests of a list, counted or not yet, and what the tray calls them. */
export interface ChosenRequests {
  readonly selection: Selection;
  readonly label: string;
}

/** Counts first, so that what is touched is what was there when one clicked, and nothing that came since. */
export async function beginRequestAction(
  project: string,
  chosen: ChosenRequests,
  order: RequestOrder,
): Promise<Action> {
  const selection = await bound(project, chosen.selection);
  const params = { project };
  const body = { selection, label: chosen.label };
  switch (order.kind) {
    case 'relaunch':
      return call(retryRequests, { params, body });
    case 'abort':
      return call(abortRequests, { params, body });
    case 'choose-version':
      return call(chooseVersions, { params, body: { ...body, choice: order.choice } });
    case 'acknowledge':
      return call(acknowledgeErrors, { params, body: { ...body, reason: order.reason } });
    default: {
      const never: never = order;
      return never;
    }
  }
}

async function bound(project: string, selection: Selection): Promise<Selection> {
  if (selection.before !== undefined) return selection;
  const { before } = await call(countRequests, { params: { project }, body: { selection } });
  return { ...selection, before };
}
