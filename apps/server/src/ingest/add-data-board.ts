import type { AddDataBoard } from '@belvedere/contract/live.ts';
import type { Db } from '../platform/database.ts';
import { lastHourOf, paceOf } from '../sessions/pace.ts';
import { findDepositFigures, findMinutes, findSourceFigures } from './board/board-queries.ts';
import { findCases } from './board/cases.ts';

/** Figures of the board *Add data*, and each case that needs a person. Sums that are kept, or rows of today: never a count of items. */
export async function readBoard(db: Db, projectId: number, now: Date): Promise<AddDataBoard> {
  const [sums, minutes, deposits, waiting] = await Promise.all([
    findSourceFigures(db, projectId),
    findMinutes(db, projectId, now),
    findDepositFigures(db, projectId, now),
    findCases(db, projectId),
  ]);
  const { sources, running, waiting: choices, errors, referenced, diffused } = sums;
  return {
    dashboard: {
      rate: paceOf(minutes.lastHour, running, now).rate,
      lastHour: lastHourOf(minutes.lastHour, now),
      sources,
      running,
      waiting: choices,
      errors,
    },
    requests: {
      running,
      waiting: choices,
      errors,
      deniedToday: deposits.deniedToday,
      open: running + choices + errors,
    },
    products: { total: referenced, today: minutes.today },
    diffusion: { indexed: diffused, toCome: running + Math.max(0, referenced - diffused) },
    deposits: { total: deposits.total, last: deposits.last },
    waiting,
  };
}
