import { expect, test } from 'vitest';
import { altimetryDeliveries, breakSome, opticalDeliveries } from './scenes.ts';

const now = new Date('2026-11-24T12:00:00Z');

test('the demo sends over 5,000 items in two collections, each id once', () => {
  const items = [...opticalDeliveries(now, 'http://here'), ...altimetryDeliveries(now)].flatMap(
    (delivery) => delivery.items,
  );
  expect(items.length).toBeGreaterThan(5_000);
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  expect(new Set(items.map((item) => item.collection)).size).toBe(2);
});

test('the same day gives the same items', () => {
  expect(opticalDeliveries(now, 'http://here')).toEqual(opticalDeliveries(now, 'http://here'));
});

test('the last delivery is broken in four ways, and mostly right', () => {
  const [delivery] = opticalDeliveries(now, 'http://here');
  const items = delivery?.items ?? [];
  const broken = breakSome(items).filter((item, index) => item !== items[index]);
  expect(broken.length).toBeGreaterThan(15);
  expect(broken.length).toBeLessThan(items.length / 5);
});

test('no ground track has a segment that jumps over half the globe', () => {
  for (const { geometry } of altimetryDeliveries(now).flatMap((delivery) => delivery.items)) {
    for (const line of (geometry as { coordinates: number[][][] }).coordinates) {
      for (const [index, point] of line.entries()) {
        const before = line[index - 1];
        if (before) expect(Math.abs((before[0] ?? 0) - (point[0] ?? 0))).toBeLessThan(180);
      }
    }
  }
});
