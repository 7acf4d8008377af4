import { type StepProperty, stepOf, stepProperties } from '@belvedere/contract/session-properties.ts';
import { expect, test } from 'vitest';
import { requestCounters } from '../requests/counters.ts';
import type { CounterDefinition } from '../sessions/counters.ts';
import { productCounters } from './counters.ts';

const page = '../../../../docs/reference/counters.md';
const definitions: readonly CounterDefinition[] = [...requestCounters, ...productCounters];

const key = ({ stepId, property }: { stepId: string; property: string }) => `${stepId}.${property}`;

test('every property of every step has one definition', () => {
  const properties = Object.entries(stepProperties).flatMap(([stepId, facts]) =>
    Object.keys(facts).map((property) => key({ stepId, property })),
  );
  expect(definitions.map(({ count }) => key(count)).sort()).toEqual(properties.sort());
});

// `vitest run -u` writes it anew.
test('docs/reference/counters.md is what the code counts', async () => {
  await expect(pageOf()).toMatchFileSnapshot(page);
});

function pageOf(): string {
  const steps = Object.entries(stepProperties).map(([stepId, facts]) => stepPage(stepId as keyof typeof stepOf, facts));
  return `# What each figure of a session counts

A figure of a session is the number that its query gives for it, plus what \`session_base\` holds for it. The base holds the counts of
rows that are gone: settled requests after 30 days ([retention](retention.md)), products deleted for good. Figures are kept by a fold
of changes that are written in the transaction of the rows (\`docs/decisions/0005-counters-by-fold.md\`); \`belvedere rebuild --check\` holds
them against these queries, and \`belvedere rebuild\` counts them again. Made from the code by
\`apps/server/src/catalog/counters.test.ts\`.

\`\`\`sql
-- What retention and irrevocable deletion took out of the rows, for each figure
select project_id, session_id, step_id, property, value
from session_base
\`\`\`

Session and source show sums: *referenced* of what leaves the step \`feature\`, *diffused* of what leaves \`catalog\`; *running*, *waiting* and
*errors* of the properties in that state. A source has the sums of its sessions.

${steps.join('\n')}`;
}

function stepPage(stepId: keyof typeof stepOf, facts: Record<string, StepProperty>): string {
  const sections = Object.entries(facts).map(([property, fact]) => propertyPage(stepId, property, fact));
  return `## ${stepId} (${stepOf[stepId]})\n\n${sections.join('\n')}`;
}

function propertyPage(stepId: string, property: string, fact: StepProperty): string {
  const definition = definitions.find(({ count }) => key(count) === key({ stepId, property }));
  const role = [`state ${fact.state}`, ...(fact.in ? ['goes in'] : []), ...(fact.out ? ['comes out'] : [])].join(', ');
  return `### ${property}\n\n${definition?.meaning} (${role})\n\n\`\`\`sql\n${definition?.query}\n\`\`\`\n`;
}
