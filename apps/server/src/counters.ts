import { productCounters } from './catalog/counters.ts';
import { requestCounters } from './requests/counters.ts';

/** Every figure of a session as a query over rows: what `rebuild` counts, and the tests hold the fold against. */
export const counters = [...requestCounters, ...productCounters];
