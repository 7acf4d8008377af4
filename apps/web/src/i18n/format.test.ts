import { expect, test } from 'vitest';
import { formatBytes, formatInstant, formatNumber, formatRelative, formatSpan } from './format.ts';

const at = Date.parse('2026-11-20T11:03:14.250Z');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('numbers are grouped by the language', () => {
  expect(formatNumber('en', 28_500)).toBe('28,500');
  expect(formatNumber('fr', 28_500)).toBe('28\u202f500');
  expect([formatNumber('en', 14.4, 1), formatNumber('fr', 14.4, 1)]).toEqual(['14.4', '14,4']);
});

test('sizes have no decimals below MB, one for MB, two from GB on', () => {
  expect([0, 999, 214_000, 118_400_000, 38_412_004_118, 1e18].map((bytes) => plain(formatBytes('en', bytes)))).toEqual([
    '0 bytes',
    '999 bytes',
    '214 kB',
    '118.4 MB',
    '38.41 GB',
    '1,000.00 PB',
  ]);
  expect(plain(formatBytes('fr', 38_412_004_118))).toBe('38,41 Go');
});

test('a moment is told by its distance, in one unit rounded down', () => {
  const before = (milliseconds: number) => plain(formatRelative('en', at - milliseconds, at));
  expect([200, 2_900, 119_000, 3_600_000, 90_000_000, 4e10].map(before)).toEqual([
    'now',
    '2 s ago',
    '1 min ago',
    '1 h ago',
    '1 d ago',
    '1 y ago',
  ]);
  expect(plain(formatRelative('fr', at - 120_000, at))).toBe('il y a 2 min');
  expect(plain(formatRelative('en', at + 7 * 86_400_000, at))).toBe('in 7 d');
  // The server's clock is a little ahead.
  expect(formatRelative('en', at + 3_000, at)).toBe('now');
  expect(plain(formatSpan('fr', 46_000))).toBe('46 s');
});

test('an instant has the same order of parts in every language, and says when it is UTC', () => {
  expect(formatInstant(at, 'utc')).toBe('2026-11-20 11:03:14 UTC');
  expect(formatInstant(at, 'utc', 'millisecond')).toBe('2026-11-20 11:03:14.250 UTC');
  expect(formatInstant(at, 'utc', 'day')).toBe('2026-11-20');
  expect(formatInstant(at, 'local')).toMatch(/^2026-11-\d\d \d\d:\d\d:14$/);
});
