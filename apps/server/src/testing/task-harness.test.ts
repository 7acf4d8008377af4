import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tasks } from '../worker.ts';

const sources = fileURLToPath(new URL('..', import.meta.url));

test('every task of the table has a trial: run twice, twice at once, and killed at any statement', () => {
  const table = /tasks[^=]*= \[([^\]]*)\]/.exec(readFileSync(`${sources}/worker.ts`, 'utf8'))?.[1] ?? '';
  const names = table.split(',').flatMap((name) => name.trim() || []);
  expect(names).toHaveLength(tasks.length);
  const trials = globSync(`${sources}/**/*.db.test.ts`)
    .map((file) => readFileSync(file, 'utf8'))
    .filter((text) => text.includes('expectRepeatable('))
    .join();
  expect(names.filter((name) => !trials.includes(`task: ${name}`))).toEqual([]);
});
