import { z } from 'zod';

/** Path of a project: its slug. `auth`, `me` and `projects` are reserved. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'lower-case letters, digits and hyphens');
export const projectParams = z.object({ project: slugSchema });
export const idParams = projectParams.extend({ id: z.coerce.number().int().positive() });

/** Text that a database can hold: any but the character NUL. */
export function plainText(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((text) => !text.includes('\0'), { message: 'a text without the character NUL' });
}

/** What every list takes besides its own filters. `sort` is a column, `-` before it for descending. */
export const pageQuery = z.object({
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
  format: z.enum(['json', 'csv']).default('json'),
});

/** How many rows match: `exact` below the bound of counting, else an estimate that says so. */
export const matchedSchema = z.object({ count: z.number().int(), exact: z.boolean() });
export type Matched = z.infer<typeof matchedSchema>;

export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ items: z.array(row), next: z.string().nullable(), matched: matchedSchema });
}
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
  readonly matched: Matched;
}

/** An instant in RFC 3339, UTC, microseconds. */
export const instantSchema = z.string();
