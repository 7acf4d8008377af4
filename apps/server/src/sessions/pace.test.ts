import { expect, test } from 'vitest';
import { lastHourOf, paceOf } from './pace.ts';

const at = (time: string) => `2026-11-24T${time}.000000Z`;
const now = new Date(at('12:00:30'));

test('the last hour has sixty bins, the present minute last, and nothing older', () => {
  const bins = lastHourOf(
    [
      { minute: at('12:00:00'), diffused: 7 },
      { minute: at('11:01:00'), diffused: 3 },
      { minute: at('11:00:00'), diffused: 9 },
    ],
    now,
  );
  expect(bins).toHaveLength(60);
  expect([bins[0], bins[59], bins.reduce((sum, bin) => sum + bin, 0)]).toEqual([3, 7, 10]);
});

test('half a minute counts with the second half of the minute before', () => {
  const minutes = [
    { minute: at('12:00:00'), diffused: 600 },
    { minute: at('11:59:00'), diffused: 1_200 },
  ];
  expect(paceOf(minutes, 400, now)).toEqual({ rate: 20, secondsLeft: 20, startedAt: at('11:59:00') });
});

test('the first minute of a run is measured over the seconds that it has had', () => {
  expect(paceOf([{ minute: at('12:00:00'), diffused: 300 }], 5, now)).toMatchObject({ rate: 10, secondsLeft: 1 });
});

test('a session that began within this minute is measured from its beginning', () => {
  expect(paceOf([{ minute: at('12:00:00'), diffused: 60 }], 5, now, at('12:00:25'))).toEqual({
    rate: 12,
    secondsLeft: 1,
    startedAt: at('12:00:25'),
  });
});

test('a session at rest shows the pace of its last minute, and nothing left', () => {
  const minutes = [
    { minute: at('10:00:00'), diffused: 120 },
    { minute: at('09:55:00'), diffused: 60 },
    { minute: at('08:00:00'), diffused: 60 },
  ];
  expect(paceOf(minutes, 0, now)).toEqual({ rate: 2, secondsLeft: null, startedAt: at('09:55:00') });
});

test('a session without a product has no pace', () => {
  expect(paceOf([], 12, now)).toEqual({ rate: 0, secondsLeft: null, startedAt: null });
});
