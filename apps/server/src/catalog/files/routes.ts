import { readFile } from '@belvedere/contract/catalogue.ts';
import { type Handler, handle } from '../../access/handle.ts';
import type { Context } from '../../context.ts';
import { getItem } from '../stac/get-item.ts';
import { sightOf } from '../visible-items.ts';
import { targetOf } from './file-target.ts';

/** The stable address of a file: leads to where the file is now. */
export function fileRoutes({ db }: Pick<Context, 'db'>): Handler[] {
  return [
    handle(readFile, async (call) => {
      const { collection, item, asset } = call.params;
      const found = await getItem(db, sightOf(call), { collection, item, version: call.query.version });
      const target = targetOf(found, asset);
      // Who may follow, and where to, is asked each time; where the reader came from is nobody's business there.
      call.reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      return call.reply.redirect(target, 302);
    }),
  ];
}
