import type { CounterDefinition } from '../sessions/counters.ts';

export const requestCounters: readonly CounterDefinition[] = [];
