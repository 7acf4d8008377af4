import { type StepId, type StepProperty, stepOf, stepProperties } from '@belvedere/contract/session-properties.ts';
import type { Session, SessionStep } from '@belvedere/contract/sessions.ts';
import { lastHourOf, type Minute } from './pace.ts';
import type { SessionRow, StepRow } from './queries.ts';

/** A session as its list shows it. */
export function presentSession(
  row: SessionRow,
  steps: readonly StepRow[],
  minutes: readonly Minute[],
  now: Date,
): Session {
  return { ...row, lastHour: lastHourOf(minutes, now), steps: steps.flatMap(presentStep) };
}

/** Every property of the step, zeros too. A step that this version does not know is left out. */
function presentStep({ stepId, properties: kept, updatedAt }: StepRow): SessionStep[] {
  if (!isStepId(stepId)) return [];
  const facts: Record<string, StepProperty> = stepProperties[stepId];
  const properties = Object.fromEntries(Object.keys(facts).map((name) => [name, kept[name] ?? 0]));
  const sum = (counts: (property: StepProperty) => boolean) =>
    Object.entries(facts).reduce(
      (total, [name, property]) => total + (counts(property) ? (properties[name] ?? 0) : 0),
      0,
    );
  return [
    {
      step: stepOf[stepId],
      stepId,
      in: sum((property) => property.in === true),
      out: sum((property) => property.out === true),
      running: sum((property) => property.state === 'running'),
      waiting: sum((property) => property.state === 'waiting'),
      errors: sum((property) => property.state === 'error'),
      properties,
      updatedAt,
    },
  ];
}

function isStepId(stepId: string): stepId is StepId {
  return Object.hasOwn(stepProperties, stepId);
}
