import type { Search } from '../../search.ts';
import type { IconName } from '../icon-paths.ts';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly tone?: 'ok' | 'running' | 'waiting' | 'error';
}

/**
 * A filter of a list; its value is the query parameter of that name, and the same one in the page's address.
 * `search`: the box in the head. `segment`: short answers side by side in the head. `choice` and `text`: behind *Filter*,
 * told as chips. `given`: comes with a link only (a session, a cause), told as a chip that can be taken off.
 */
export type Filter =
  | { readonly kind: 'search'; readonly name: string; readonly label: string; readonly placeholder?: string }
  | {
      readonly kind: 'segment';
      readonly name: string;
      readonly label: string;
      readonly all: string;
      readonly options: readonly FilterOption[];
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly options: readonly FilterOption[];
      readonly many?: true;
    }
  | { readonly kind: 'text'; readonly name: string; readonly label: string; readonly placeholder?: string }
  | {
      readonly kind: 'given';
      readonly name: string;
      readonly label: string;
      readonly word?: (value: string) => string;
    };

export type FilterValues = Readonly<Record<string, string | readonly string[]>>;

/** Values of the filters that are on, read off the address. */
export function filterValues(filters: readonly Filter[], search: Search, prefix: string): FilterValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const { name } of filters) {
    const value = search[prefix + name];
    if (value !== undefined && value.length > 0) values[name] = value;
  }
  return values;
}

/** How a filter's value is told on its chip. */
export function wordOfFilter(filter: Filter, value: string | readonly string[]): string {
  const values = [value].flat();
  const word = (one: string) => {
    if (filter.kind === 'given') return filter.word?.(one) ?? one;
    if (filter.kind === 'choice' || filter.kind === 'segment')
      return filter.options.find((option) => option.value === one)?.label ?? one;
    return one;
  };
  return values.map(word).join(', ');
}
