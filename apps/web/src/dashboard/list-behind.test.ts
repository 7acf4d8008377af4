import { stepProperties } from '@belvedere/contract/session-properties.ts';
import { expect, test } from 'vitest';
import { listBehind } from './list-behind.ts';
import { isStepId } from './step-figures.ts';

const session = { source: 'alto-1', name: '2026-11-20' };

test('every figure of every step leads to a list of that session', () => {
  const missing = Object.entries(stepProperties).flatMap(([stepId, properties]) =>
    Object.keys(properties).filter((property) => {
      const list = isStepId(stepId) ? listBehind(session, stepId, property) : undefined;
      return list?.search.source !== 'alto-1' || list.search.session !== '2026-11-20';
    }),
  );
  expect(missing).toEqual([]);
});

test('errors lead to the unacknowledged ones of their own step', () => {
  expect(listBehind(session, 'storage', 'requestsErrors')).toEqual({
    list: 'requests',
    search: { source: 'alto-1', session: '2026-11-20', state: 'error', step: 'storage', acknowledged: 'false' },
  });
});
