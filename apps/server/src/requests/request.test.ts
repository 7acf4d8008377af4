import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureOf, mayMove, requestTransitions, storedStates, workSteps } from './request.ts';

test('a request that ended well never moves again', () => {
  for (const state of ['done', 'ignored', 'denied'] as const) expect(requestTransitions[state]).toEqual([]);
});

test('every walk through the table stays among the states, and each standing but done has one figure', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...storedStates), { maxLength: 20 }),
      fc.constantFrom(...workSteps),
      fc.boolean(),
      (walk, step, acknowledged) => {
        let state: (typeof storedStates)[number] = 'granted';
        for (const next of walk) if (mayMove(state, next)) state = next;
        expect(figureOf({ state, step, acknowledged }) === undefined).toBe(state === 'done');
      },
    ),
  );
});
