import { parseInstant } from './datetime.ts';
import { type Fault, shown, within } from './fault.ts';

export interface ItemInterval {
  readonly start: string;
  readonly end: string;
}

const keys = ['datetime', 'start_datetime', 'end_datetime'] as const;

/** The time that an item covers: from the earliest to the latest of the dates it states. */
export function readItemInterval(properties: Record<string, unknown>): { interval: ItemInterval } | { fault: Fault } {
  const [datetime, start, end] = keys.map((key) => readDate(properties[key]));
  for (const [index, date] of [datetime, start, end].entries()) {
    if (date === 'malformed')
      return { fault: malformed(keys[index] ?? 'datetime', properties[keys[index] ?? 'datetime']) };
  }
  if (start === undefined && end === undefined) {
    return datetime === undefined ? { fault: missing(properties) } : { interval: { start: datetime, end: datetime } };
  }
  if (start === undefined) return { fault: halfOpen('start_datetime', 'end_datetime') };
  if (end === undefined) return { fault: halfOpen('end_datetime', 'start_datetime') };
  if (start > end) return { fault: reversed(start, end) };
  return { interval: datetime === undefined ? { start, end } : spread(datetime, start, end) };
}

function readDate(value: unknown): string | 'malformed' | undefined {
  if (value === undefined || value === null) return undefined;
  return (typeof value === 'string' ? parseInstant(value) : undefined) ?? 'malformed';
}

function spread(datetime: string, start: string, end: string): ItemInterval {
  return { start: datetime < start ? datetime : start, end: datetime > end ? datetime : end };
}

function malformed(key: string, value: unknown): Fault {
  return within(key, {
    code: 'datetime_invalid',
    pointer: '',
    reason: `Cannot take ${shown(value)} as ${key}: it is no RFC 3339 date and time with its zone`,
    hint: 'Write 2026-03-09T10:20:30Z; decimals of the second and an offset such as +01:00 may follow',
    values: { key, value: shown(value) },
  });
}

function missing(properties: Record<string, unknown>): Fault {
  const nulled = properties.datetime === null;
  return within('datetime', {
    code: 'datetime_missing',
    pointer: '',
    reason: nulled
      ? 'Cannot date the item: its datetime is null and it has no interval'
      : 'Cannot date the item: it has no datetime',
    hint: 'Add datetime, or datetime: null with start_datetime and end_datetime',
    values: {},
  });
}

function halfOpen(key: string, other: string): Fault {
  return within(key, {
    code: 'datetime_half_open',
    pointer: '',
    reason: `Cannot date the item: it has ${other} without ${key}`,
    hint: `Add ${key}, or remove ${other}`,
    values: { key, other },
  });
}

function reversed(start: string, end: string): Fault {
  return within('end_datetime', {
    code: 'datetime_reversed',
    pointer: '',
    reason: `Cannot date the item: it ends at ${end}, before it starts at ${start}`,
    hint: 'Exchange start_datetime and end_datetime',
    values: { start, end },
  });
}
