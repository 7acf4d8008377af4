import { jump } from '@belvedere/contract/live.ts';
import { includesRole } from '@belvedere/contract/rights.ts';
import { type Handler, handle } from '../../access/handle.ts';
import type { Context } from '../../context.ts';
import { sightOf } from '../visible-items.ts';
import { jumpSections } from './sections.ts';

/** Ctrl K: everything with a name that the caller may see, by a part of it. */
export function jumpRoutes({ db }: Pick<Context, 'db'>): Handler[] {
  return [
    handle(jump, async (call) => {
      const started = performance.now();
      const allowed = jumpSections.filter(({ least }) => includesRole(call.role, least));
      const found = await Promise.all(
        allowed.map(async ({ kind, find }) => ({ kind, ...(await find(db, sightOf(call), call.query.q)) })),
      );
      const sections = found.filter(({ entries }) => entries.length > 0);
      return { ms: Math.round((performance.now() - started) * 10) / 10, sections };
    }),
  ];
}
