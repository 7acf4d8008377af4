import { readBox } from './bbox.ts';
import { parseInstant } from './datetime.ts';
import { type Fault, shown, within } from './fault.ts';

/** What is wrong with the extent of a collection. */
export function extentFaults(extent: unknown): Fault[] {
  if (!isObject(extent)) return [wrong('extent_missing', extent, 'it is not an object', extentHint)];
  return [
    ...listFaults(extent, 'spatial', 'bbox', boxFault),
    ...listFaults(extent, 'temporal', 'interval', intervalFault),
  ];
}

const extentHint =
  'Write { "spatial": { "bbox": [[-180, -90, 180, 90]] }, "temporal": { "interval": [["2020-01-01T00:00:00Z", null]] } }';

function listFaults(
  extent: Record<string, unknown>,
  part: 'spatial' | 'temporal',
  key: 'bbox' | 'interval',
  check: (value: unknown) => Fault | undefined,
): Fault[] {
  const holder = extent[part];
  if (!isObject(holder)) return [within(part, wrong('extent_missing', holder, 'it is not an object', extentHint))];
  const list = holder[key];
  if (!Array.isArray(list) || list.length === 0) {
    return [within(part, within(key, wrong('extent_missing', list, 'at least one is needed', extentHint)))];
  }
  return list.flatMap((value, index) => {
    const fault = check(value);
    return fault === undefined ? [] : [within(part, within(key, within(index, fault)))];
  });
}

function boxFault(value: unknown): Fault | undefined {
  const read = readBox(value);
  return 'fault' in read ? read.fault : undefined;
}

function intervalFault(value: unknown): Fault | undefined {
  const hint = 'Write [start, end] as RFC 3339 dates in UTC, null for an open end';
  if (!Array.isArray(value) || value.length !== 2) {
    return wrong('interval_size', value, 'an interval has two ends', hint);
  }
  const [start, end] = value.map((date) => (typeof date === 'string' ? parseInstant(date) : date));
  const index = [start, end].findIndex((date) => date !== null && typeof date !== 'string');
  if (index >= 0) return within(index, wrong('datetime_invalid', value[index], 'it is no RFC 3339 date', hint));
  if (start === null || end === null || start <= end) return undefined;
  return wrong('datetime_reversed', value, 'it ends before it starts', hint);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(code: string, value: unknown, reason: string, hint: string): Fault {
  return {
    code,
    pointer: '',
    reason: `Cannot take ${shown(value)} in the extent: ${reason}`,
    hint,
    values: { value: shown(value) },
  };
}
