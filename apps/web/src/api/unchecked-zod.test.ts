import { listUsers } from '@belvedere/contract/access.ts';
import { expect, test } from 'vitest';
import { z } from './unchecked-zod.ts';

interface Described {
  readonly shape: Record<string, { readonly def: { readonly defaultValue?: unknown } }>;
  object(shape: unknown): Described;
  extend(shape: unknown): Described;
  string(): { max(most: number): { default(value: string): unknown } };
  safeParse(value: unknown): unknown;
}
const page = z as Described;

test('names of parameters and their defaults are those of the real one', () => {
  const query = page.object({ limit: page.string() }).extend({ sort: page.string().max(50).default('email') });
  expect(Object.keys(query.shape)).toEqual(['limit', 'sort']);
  expect(query.shape.sort?.def.defaultValue).toBe('email');
  expect(listUsers.query.shape.sort.def.defaultValue).toBe('email');
});

test('a check in the page is a mistake, and says so', () => {
  expect(() => page.object({}).safeParse({})).toThrow('is for the server');
});
