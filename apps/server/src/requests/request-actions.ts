import type { ActionKind } from '@belvedere/contract/actions.ts';
import { sql } from 'kysely';
import { abort } from './abort.ts';
import { acknowledge } from './acknowledge.ts';
import type { ActionHandler } from './action.ts';
import { chooseVersion } from './choose-version.ts';
import { requestRows } from './locked-requests.ts';
import { relaunch } from './relaunch.ts';

/** What this room's kinds of bulk operation do. */
export const requestActions = {
  relaunch,
  abort,
  'choose-version': chooseVersion,
  acknowledge,
} as const satisfies Partial<Record<ActionKind, ActionHandler>>;

/** For a count before one has chosen what to do: everything that the selection touches. */
export const anyRequest: Pick<ActionHandler, 'rows'> = { rows: requestRows(sql`true`) };
