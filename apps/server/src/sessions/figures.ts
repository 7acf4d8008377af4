import { stepOf, stepProperties } from '@belvedere/contract/session-properties.ts';
import { type RawBuilder, sql } from 'kysely';

/** What a property adds to the figures of its session and source: 1 or 0 of each. */
export interface FigureWeight {
  readonly stepId: string;
  readonly property: string;
  readonly referenced: number;
  readonly diffused: number;
  readonly running: number;
  readonly waiting: number;
  readonly errors: number;
}

/** The contract's table of properties, as weights. */
export const figureWeights: readonly FigureWeight[] = Object.entries(stepProperties).flatMap(([stepId, properties]) =>
  Object.entries(properties).map(([property, facts]) => {
    const step = stepOf[stepId as keyof typeof stepOf];
    const out = 'out' in facts;
    return {
      stepId,
      property,
      referenced: out && step === 'referencing' ? 1 : 0,
      diffused: out && step === 'diffusion' ? 1 : 0,
      running: facts.state === 'running' ? 1 : 0,
      waiting: facts.state === 'waiting' ? 1 : 0,
      errors: facts.state === 'error' ? 1 : 0,
    };
  }),
);

/** The same as a relation `weight (step_id, property, referenced, diffused, running, waiting, errors)`. */
export function weightRelation(): RawBuilder<unknown> {
  const column = (key: keyof FigureWeight) => figureWeights.map((weight) => weight[key]);
  return sql`unnest(
    ${column('stepId')}::text[],
    ${column('property')}::text[],
    ${column('referenced')}::bigint[],
    ${column('diffused')}::bigint[],
    ${column('running')}::bigint[],
    ${column('waiting')}::bigint[],
    ${column('errors')}::bigint[]
  ) as weight (step_id, property, referenced, diffused, running, waiting, errors)`;
}
