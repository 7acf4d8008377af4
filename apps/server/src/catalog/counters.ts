import type { CounterDefinition } from '../sessions/counters.ts';

export const productCounters: readonly CounterDefinition[] = [];
