import { z } from 'zod';

/** One thing wrong in a body or query: where (JSON pointer, RFC 6901), what, and what to do. */
export const fieldProblemSchema = z.object({
  pointer: z.string(),
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
});
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** `application/problem+json` (RFC 9457) with a stable code that the page words in the reader's language. */
export const problemSchema = z.looseObject({
  status: z.number().int(),
  code: z.string(),
  title: z.string(),
  hint: z.string().optional(),
  retriable: z.boolean().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  errors: z.array(fieldProblemSchema).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
