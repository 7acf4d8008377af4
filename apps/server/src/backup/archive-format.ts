import { z } from 'zod';
import { AppError } from '../platform/errors.ts';

/**
 * A backup is gzipped lines of JSON: a header; for each table a line that names it and its columns, then a line a row with every column as
 * PostgreSQL's text; an end with counts and the sha256 of all lines before it. It knows neither engine nor version of PostgreSQL.
 */
export const formatVersion = 1;

export const headerSchema = z.object({
  belvedere: z.literal('backup'),
  format: z.number().int(),
  made: z.string(),
  version: z.string(),
  engine: z.enum(['embedded', 'postgresql']),
  migrations: z.array(z.string()),
  /** The snapshots that unfinished actions were counted in, oldest first: see moved-classes.ts. */
  snapshots: z.array(z.string()),
});

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });

export const rowSchema = z.array(z.string().nullable());

export const endSchema = z.object({
  end: z.object({
    rows: z.record(z.string(), z.number().int()),
    /** Where each identity column stands, by table and column: a number that was given once is not given again. */
    sequences: z.array(z.object({ table: z.string(), column: z.string(), last: z.string() })),
    sha256: z.string(),
  }),
});

export type ArchiveHeader = z.infer<typeof headerSchema>;
export type ArchiveRow = z.infer<typeof rowSchema>;
export type ArchiveEnd = z.infer<typeof endSchema>['end'];

export function damaged(file: string, why: string, cause?: unknown): AppError {
  return new AppError(422, 'backup_damaged', `Cannot read "${file}": ${why}`, {
    hint: 'The file is cut short, altered, or no backup of Belvedere; nothing was changed',
    cause,
  });
}
