import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

test('no more than the width are inside, and all get through in their order', async () => {
  const gate = createGate({ width: 2, waiting: 100 });
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      gate.pass(async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(index);
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test('a full waiting room is refused with a time to come back, and work that fails gives its place back', async () => {
  const gate = createGate({ width: 1, waiting: 0 });
  const first = gate.pass(() => new Promise((_, reject) => setImmediate(() => reject(new Error('broken')))));
  await expect(gate.pass(async () => 'never')).rejects.toMatchObject({ status: 503, facts: { retryAfter: 2 } });
  await expect(first).rejects.toThrow('broken');
  await expect(gate.pass(async () => 'now')).resolves.toBe('now');
});
