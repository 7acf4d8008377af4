import type { Fault } from './fault.ts';

export type Visibility = 'public' | 'registered' | 'groups';

export interface CheckedCollection {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly visibility: Visibility;
  /** JSON Schema that the `properties` of its items must satisfy, or none. */
  readonly model: Record<string, unknown> | null;
  /** The STAC document without the two fields of ours. */
  readonly document: Record<string, unknown>;
}

export type CollectionCheck =
  | { readonly ok: true; readonly collection: CheckedCollection }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Whether a parsed document is a STAC Collection, all its faults told. */
export function checkCollection(_value: unknown): CollectionCheck {
  throw new Error('Not written');
}
