import { describe, expect, test } from 'vitest';
import { readDashboardSearch } from './dashboard-search.ts';

describe('readDashboardSearch', () => {
  test('an empty address shows every source', () => {
    expect(readDashboardSearch({})).toEqual({ source: undefined, session: undefined, view: 'sources' });
  });

  test('what the address cannot mean is left aside', () => {
    expect(readDashboardSearch({ session: 'x', source: '', view: '3' })).toEqual({
      source: undefined,
      session: undefined,
      view: 'sources',
    });
  });

  test('a phone shows the furthest that one has gone, unless a tab was chosen', () => {
    expect(readDashboardSearch({ source: 'alto-1' }).view).toBe('sessions');
    expect(readDashboardSearch({ source: 'alto-1', session: '12' }).view).toBe('session');
    expect(readDashboardSearch({ source: 'alto-1', session: '12', view: 'sources' }).view).toBe('sources');
  });
});
