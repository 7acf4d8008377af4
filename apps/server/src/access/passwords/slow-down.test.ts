import { expect, test } from 'vitest';
import { delayOf, networkOf } from './slow-down.ts';

test('the delay begins after five failures, doubles, and never passes eight seconds', () => {
  const delays = [1, 5, 6, 7, 8, 10, 11, 50, 5_000].map((network) => delayOf({ network, account: 1 }));
  expect(delays).toEqual([0, 0, 250, 500, 1_000, 4_000, 8_000, 8_000, 8_000]);
});

test('failures of an account do not slow down a network that has not failed', () => {
  expect(delayOf({ network: 1, account: 1_000 })).toBe(0);
  expect(delayOf({ network: 2, account: 1_000 })).toBe(8_000);
});

test('a network is an IPv4 address or the /64 of an IPv6 one', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8::6')).toBe('2001:db8:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});
