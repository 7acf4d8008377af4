import { expect, test } from 'vitest';
import { createChangeBuffer } from './change-buffer.ts';

test('what moved a thousand times is told once', () => {
  const buffer = createChangeBuffer(10);
  for (let time = 0; time < 1_000; time += 1) buffer.add({ topic: 'sessions', id: '7' });
  buffer.add({ topic: 'sessions' });
  expect(buffer.take()).toEqual({ gap: false, changes: [{ topic: 'sessions', id: '7' }, { topic: 'sessions' }] });
  expect(buffer.isEmpty).toBe(true);
});

test('over its bound it holds one gap instead of ever more changes', () => {
  const buffer = createChangeBuffer(10);
  for (let id = 0; id < 1_000; id += 1) buffer.add({ topic: 'products', id: String(id) });
  expect(buffer.take()).toEqual({ gap: true, changes: [] });
  buffer.add({ topic: 'items' });
  expect(buffer.take()).toEqual({ gap: false, changes: [{ topic: 'items' }] });
});
