import {
  type Step,
  type StepId,
  type StepProperty,
  stepProperties,
  steps,
} from '@belvedere/contract/session-properties.ts';
import type { SessionStep } from '@belvedere/contract/sessions.ts';

export type FigureTone = 'plain' | 'zero' | 'error' | 'waiting';

/** One line of a step's card: a property that the card shows, its value and how it is told. */
export interface CardFigure {
  readonly property: string;
  readonly value: number;
  readonly tone: FigureTone;
}

export interface CardGroup {
  readonly group: 'files' | 'products' | 'requests';
  readonly figures: CardFigure[];
}

/** Boxes of a card from left to right: what was asked for comes before what came of it. */
const groupOrder = ['requests', 'files', 'products'] as const;

/** What the two figures of a card's title count. */
export const flowUnits = {
  feature: { in: 'requests', out: 'products' },
  storage: { in: 'requests', out: 'files' },
  catalog: { in: 'products', out: 'products' },
} as const satisfies Record<StepId, { in: string; out: string }>;

export function isStepId(stepId: string): stepId is StepId {
  return Object.hasOwn(stepProperties, stepId);
}

/** Every property of a step that has a box, with zero for what never moved: zero is told, never hidden. */
export function groupsOf(stepId: StepId, values: SessionStep['properties']): CardGroup[] {
  const properties: [string, StepProperty][] = Object.entries(stepProperties[stepId]);
  return groupOrder.flatMap((group) => {
    const figures = properties
      .filter(([, property]) => property.group === group)
      .map(([name, property]) => figureOf(name, property, values[name] ?? 0));
    return figures.length === 0 ? [] : [{ group, figures }];
  });
}

function figureOf(property: string, { state }: StepProperty, value: number): CardFigure {
  if (value === 0) return { property, value, tone: 'zero' };
  if (state === 'error' || state === 'waiting') return { property, value, tone: state };
  return { property, value, tone: 'plain' };
}

export interface TrackParts {
  readonly done: number;
  readonly rest: number;
  readonly running: number;
  readonly waiting: number;
  readonly errors: number;
}

/** How far a step is: what is out, what is in work, what waits, what failed, and what is none of these. */
export function trackOf(step: Pick<SessionStep, 'in' | 'out' | 'running' | 'waiting' | 'errors'>): TrackParts {
  const { out, running, waiting, errors } = step;
  return { done: out, rest: Math.max(0, step.in - out - running - waiting - errors), running, waiting, errors };
}

/** How much of a session is in the catalogue: products indexed, of requests that were granted. */
export function shareDone(steps: readonly Pick<SessionStep, 'stepId' | 'in' | 'out'>[]): number {
  const asked = steps.find(({ stepId }) => stepId === 'feature')?.in ?? 0;
  const indexed = steps.find(({ stepId }) => stepId === 'catalog')?.out ?? 0;
  return asked === 0 ? 0 : Math.min(1, indexed / asked);
}

/** Steps in the order that data take. */
export function inOrder<T extends { readonly step: Step }>(session: readonly T[]): T[] {
  return [...session].sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
}
