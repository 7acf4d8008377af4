import { versionings } from '@belvedere/contract/requests.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemFacts } from '../item-facts.ts';
import { type Candidate, type KnownProduct, planBatch } from './plan-batch.ts';

const facts: ItemFacts = {
  id: 'a',
  collection: 'scenes',
  title: null,
  start: '2026-11-24T10:00:00.000000Z',
  end: '2026-11-24T10:00:00.000000Z',
  files: 1,
  bytes: 0,
  geometry: null,
  plain: true,
};

const product = fc.constantFrom('a', 'b', 'c');
const batch = fc.array(
  fc.record({
    item: product,
    versioning: fc.constantFrom(...versionings),
    relaunched: fc.boolean(),
    chosen: fc.boolean(),
    broken: fc.boolean(),
  }),
  { maxLength: 20 },
);
const before = fc.array(fc.tuple(product, fc.integer({ min: 1, max: 5 }), fc.boolean()), { maxLength: 3 });

test('whatever a batch holds, each request ends once, versions rise without a gap, and one of a product is shown at most', () => {
  fc.assert(
    fc.property(batch, before, (requests, kept) => {
      const candidates = requests.map((request, index): Candidate => {
        const { item, versioning, relaunched, chosen } = request;
        return {
          request: { id: 100 + index, versioning, relaunched, chosen },
          ordinal: index + 1,
          facts: { ...facts, id: item },
          diffusionError: request.broken
            ? { code: 'x', message: '', hint: '', retriable: false, values: {} }
            : undefined,
        };
      });
      const known = new Map(
        kept.map(([item, last, live]): [string, KnownProduct] => [
          `scenes/${item}`,
          { last, kept: live ? { aipId: 1, version: last, requestId: 100 } : undefined },
        ]),
      );
      const plan = planBatch(candidates, known);
      expect(plan.stores.length + plan.ignored.length + plan.waiting.length).toBe(candidates.length);
      for (const [item, stores] of Map.groupBy(plan.stores, ({ candidate }) => candidate.facts.id)) {
        const last = known.get(`scenes/${item}`)?.last ?? 0;
        expect(stores.map(({ version }) => version)).toEqual(stores.map((_, index) => last + 1 + index));
        const shown = stores.filter((store) => store.shown);
        expect(shown.length).toBeLessThanOrEqual(1);
        for (const store of shown)
          expect([store.replacedBy, store.candidate.diffusionError]).toEqual([undefined, undefined]);
      }
      for (const { by } of plan.replaced)
        expect(plan.stores.some(({ version, origin }) => version === by && origin === 'replace')).toBe(true);
    }),
  );
});
