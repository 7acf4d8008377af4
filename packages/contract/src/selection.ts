import { z } from 'zod';
import { plainText } from './lists.ts';

/**
 * Rows chosen on a list (DESIGN §6): the list's query, the database's snapshot when it was counted, ids added, ids taken out.
 * With `include` and no `search`, only those ids; with `search`, everything it matches.
 */
export const selectionSchema = z
  .object({
    search: z.record(z.string(), z.unknown()).optional(),
    before: z.string().max(4_000).optional(),
    include: z
      .array(z.union([plainText(1_000), z.number()]))
      .max(10_000)
      .optional(),
    exclude: z
      .array(z.union([plainText(1_000), z.number()]))
      .max(10_000)
      .optional(),
  })
  .refine((selection) => selection.search !== undefined || selection.include !== undefined, {
    message: 'a selection has a search, ids to include, or both',
  });
export type Selection = z.infer<typeof selectionSchema>;

/** Answer to a count: pass `before` back in the selection, so that what was counted is what is touched. */
export const countSchema = z.object({ count: z.number().int(), before: z.string() });
