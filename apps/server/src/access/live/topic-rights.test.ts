import { topics } from '@belvedere/contract/live.ts';
import { expect, test } from 'vitest';
import { heardBy } from './topic-rights.ts';

const heard = (role: Parameters<typeof heardBy>[0]) => topics.filter((topic) => heardBy(role, { topic }) !== undefined);

test('each role hears what it may look at', () => {
  expect(heard('public')).toEqual(['collections', 'items']);
  expect(heard('registered_user')).toEqual(['collections', 'items']);
  const operators = ['sources', 'sessions', 'requests', 'products', 'actions', 'collections', 'items'];
  expect(heard('operator')).toEqual(operators);
  expect(heard('admin')).toEqual(operators);
  expect(heard('project_admin')).toEqual([...topics]);
  expect(heard('instance_admin')).toEqual([...topics]);
});

test('which collection moved is told to operators only, since some are hidden from others', () => {
  expect(heardBy('registered_user', { topic: 'collections', id: 'secret' })).toEqual({ topic: 'collections' });
  expect(heardBy('operator', { topic: 'collections', id: 'secret' })).toEqual({ topic: 'collections', id: 'secret' });
});
