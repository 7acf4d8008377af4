import { expect, test } from 'vitest';
import { groupFacts } from './facts.ts';

test('what is known comes first, in our order; extensions that we do not know keep their name', () => {
  const groups = groupFacts({
    'nadir:pass': 3,
    'eo:cloud_cover': 4.2,
    platform: 'alto-1',
    own: true,
    datetime: '2026-11-20T10:52:00Z',
    'nadir:cycle': 402,
    end_datetime: null,
  });
  expect(groups.map(({ name }) => name)).toEqual(['general', 'eo', { prefix: 'nadir' }]);
  expect(groups[0]?.facts.map(({ key }) => key)).toEqual(['datetime', 'platform', 'own']);
  expect(groups[1]?.facts[0]).toMatchObject({ name: 'cloudCover', unit: '%', value: 4.2 });
  expect(groups[2]?.facts.map(({ key }) => key)).toEqual(['nadir:pass', 'nadir:cycle']);
});
