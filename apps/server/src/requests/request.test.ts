import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureChanges, type Move } from './figure-changes.ts';
import { figureOf, mayMove, requestTransitions, type Standing, storedStates, workSteps } from './request.ts';

const standing: fc.Arbitrary<Standing> = fc.record({
  state: fc.constantFrom(...storedStates),
  step: fc.constantFrom(...workSteps),
  acknowledged: fc.boolean(),
});

test('a request that ended well never moves again', () => {
  for (const state of ['done', 'ignored', 'denied'] as const) expect(requestTransitions[state]).toEqual([]);
});

test('a request that waits for somebody, or failed, has a way out', () => {
  expect(requestTransitions.error).toContain('granted');
  expect(requestTransitions.aborted).toContain('granted');
  expect(requestTransitions.granted).toContain('aborted');
  expect(requestTransitions.waiting_versioning).toEqual(expect.arrayContaining(['granted', 'ignored', 'aborted']));
});

test('every state is reached, every walk stays in the table, and each standing but done has one figure', () => {
  const reached = new Set(Object.values(requestTransitions).flat());
  expect(storedStates.filter((state) => !reached.has(state as 'done'))).toEqual(['denied', 'waiting_storage']);
  fc.assert(
    fc.property(fc.array(standing, { maxLength: 20 }), (walk) => {
      let here: Standing = { state: 'granted', step: 'referencing', acknowledged: false };
      for (const next of walk) if (mayMove(here.state, next.state)) here = next;
      expect(figureOf(here) === undefined).toBe(here.state === 'done');
    }),
  );
});

test('the changes of any walk add up to where it ends, one change a session and property', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 2 }), fc.array(standing, { minLength: 1 })), { maxLength: 8 }),
      (walks) => {
        const moves = walks.flatMap(([sessionId, walk]) =>
          walk.map((to, index): Move => ({ sessionId, from: walk[index - 1], to })),
        );
        const ends = walks.map(([sessionId, walk]): Move => ({ sessionId, from: undefined, to: walk.at(-1) }));
        const changes = figureChanges(1, moves);
        expect(sorted(changes)).toEqual(sorted(figureChanges(1, ends)));
        const keys = changes.map(({ sessionId, count }) => `${sessionId} ${count.stepId} ${count.property}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(changes.every(({ delta }) => delta > 0)).toBe(true);
      },
    ),
  );
});

function sorted(changes: ReturnType<typeof figureChanges>): string[] {
  return changes.map((change) => JSON.stringify(change)).sort();
}
