import { expect, test } from 'vitest';
import { requestTransitions, storedStates } from './request.ts';
import { plainRules, type RetentionRule, requestRule, settledStates } from './retention.ts';

test('only requests that never move again are retired', () => {
  const settled = storedStates.filter((state) => requestTransitions[state].length === 0);
  expect([...settledStates].sort()).toEqual(settled.sort());
});

// `vitest run -u` writes it anew.
test('docs/reference/retention.md is what the code removes', async () => {
  await expect(pageOf()).toMatchFileSnapshot('../../../../docs/reference/retention.md');
});

function pageOf(): string {
  const rows = [requestRule, ...plainRules].map(rowOf);
  return `# What is kept for how long

Each night at 03:17 UTC a task removes what has had its time. It may be killed anywhere and run twice: the next run goes on. Made from
the code by \`apps/server/src/requests/retention.test.ts\`.

| Rows | What goes | After | What stays |
|---|---|---|---|
${rows.join('\n')}
| jobs of the queue | tasks that ended | 7 days | nothing |

Everything else is kept until somebody removes it: projects, accounts, sources, sessions with their figures, collections, and every version
of every product with its history. A project that is deleted takes its rows with it.
`;
}

function rowOf({ table, what, days, since, remains = 'nothing' }: RetentionRule): string {
  return `| \`${table}\` | ${what} | ${ageOf(days, since)} | ${remains} |`;
}

function ageOf(days: number, since: string): string {
  if (days === 0) return `at \`${since}\``;
  if (days % 365 === 0) return `${days / 365} years after \`${since}\``;
  return `${days === 1 ? '1 day' : `${days} days`} after \`${since}\``;
}
