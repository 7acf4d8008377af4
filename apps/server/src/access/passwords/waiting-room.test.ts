import { expect, test } from 'vitest';
import { createWaitingRoom } from './waiting-room.ts';

const refusal = { status: 429, facts: { retryAfter: 3 } };
const work = async () => 'done';

test('one network fills its own places, not those of another', async () => {
  const room = createWaitingRoom({ mostOfOne: 2, mostOfAll: 10 });
  const held = [1, 2].map(() => room.hold({ network: 'a', delay: 20 }, work));
  await expect(room.hold({ network: 'a', delay: 20 }, work)).rejects.toMatchObject(refusal);
  await expect(room.hold({ network: 'b', delay: 1 }, work)).resolves.toBe('done');
  expect(await Promise.all(held)).toEqual(['done', 'done']);
  await expect(room.hold({ network: 'a', delay: 1 }, work)).resolves.toBe('done');
});

test('whoever is not slowed down never meets a full room', async () => {
  const room = createWaitingRoom({ mostOfOne: 1, mostOfAll: 1 });
  const held = room.hold({ network: 'a', delay: 20 }, work);
  await expect(room.hold({ network: 'b', delay: 20 }, work)).rejects.toMatchObject(refusal);
  await expect(room.hold({ network: 'a', delay: 0 }, work)).resolves.toBe('done');
  await held;
});

test('work that fails gives its place back', async () => {
  const room = createWaitingRoom({ mostOfOne: 1, mostOfAll: 1 });
  const broken = room.hold({ network: 'a', delay: 1 }, async () => {
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  await expect(room.hold({ network: 'a', delay: 1 }, work)).resolves.toBe('done');
});
