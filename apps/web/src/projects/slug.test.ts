import { slugSchema } from '@belvedere/contract/lists.ts';
import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test('a name becomes an address that the contract takes', () => {
  expect(slugOf('Archive des données de la Terre, n° 2')).toBe('archive-des-donnees-de-la-terre-n-2');
  expect(slugSchema.safeParse(slugOf('  Été — Hiver  ')).success).toBe(true);
  expect(slugSchema.safeParse(slugOf(`${'a'.repeat(62)} b`)).success).toBe(true);
});
