import { describe, expect, test } from 'vitest';
import { groupsOf, inOrder, shareDone, trackOf } from './step-figures.ts';

describe('groupsOf', () => {
  test('shows every property of the step, with zero for what never moved', () => {
    const groups = groupsOf('storage', { referenceRequests: 384, referencedFiles: 288 });
    expect(groups.map(({ group }) => group)).toEqual(['requests', 'files']);
    expect(groups[0]?.figures.map(({ property, value }) => [property, value])).toEqual([
      ['referenceRequests', 384],
      ['requestsErrors', 0],
      ['acknowledgedErrors', 0],
    ]);
  });

  test('an error and a wait call a person only when there is one', () => {
    const tones = (values: Record<string, number>) =>
      Object.fromEntries(
        groupsOf('feature', values).flatMap(({ figures }) => figures.map(({ property, tone }) => [property, tone])),
      );
    expect(
      tones({ inErrorReferencingRequests: 4, productWaitVersionMode: 2, deniedReferencingRequests: 3 }),
    ).toMatchObject({
      inErrorReferencingRequests: 'error',
      productWaitVersionMode: 'waiting',
      deniedReferencingRequests: 'plain',
      ignoredProducts: 'zero',
    });
    expect(tones({})).toMatchObject({ inErrorReferencingRequests: 'zero', productWaitVersionMode: 'zero' });
  });

  test('leaves out what is kept but not shown', () => {
    const shown = groupsOf('feature', { runningReferencingRequests: 8 }).flatMap(({ figures }) => figures);
    expect(shown.map(({ property }) => property)).not.toContain('runningReferencingRequests');
  });
});

test('a track has no negative part, whatever was deleted since', () => {
  expect(trackOf({ in: 10, out: 12, running: 1, waiting: 0, errors: 2 })).toEqual({
    done: 12,
    rest: 0,
    running: 1,
    waiting: 0,
    errors: 2,
  });
});

test('the share done goes from the requests granted to the products indexed, and never past whole', () => {
  const step = (stepId: string, came: number, out: number) => ({ stepId, in: came, out });
  expect(shareDone([])).toBe(0);
  expect(shareDone([step('feature', 200, 190)])).toBe(0);
  expect(shareDone([step('feature', 200, 190), step('storage', 800, 700), step('catalog', 190, 150)])).toBe(0.75);
  expect(shareDone([step('feature', 5, 5), step('catalog', 9, 9)])).toBe(1);
});

test('steps come in the order that data take, whatever the server sends first', () => {
  const sent = [{ step: 'diffusion' }, { step: 'referencing' }, { step: 'storage' }] as const;
  expect(inOrder(sent).map(({ step }) => step)).toEqual(['referencing', 'storage', 'diffusion']);
});
