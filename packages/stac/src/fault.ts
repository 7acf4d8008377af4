export type FaultValues = Record<string, string | number | boolean>;

/** What is wrong at one place of a document, and what to do about it. The page words it by `code` and `values`. */
export interface Fault {
  readonly code: string;
  /** RFC 6901; empty for the whole document. */
  readonly pointer: string;
  readonly reason: string;
  readonly hint: string;
  readonly values: FaultValues;
}

/** The same fault, seen from the container that holds its place under `key`. */
export function within(key: string | number, fault: Fault): Fault {
  return { ...fault, pointer: `/${pointerPart(key)}${fault.pointer}` };
}

/** RFC 6901 §3. A key that a producer made huge or unprintable is shown, not repeated. */
export function pointerPart(key: string | number): string {
  return typeof key === 'number' ? String(key) : printable(key, 300).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A value as a sentence may quote it: short, on one line, storable as text in any database. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${printable(value, 80)}"`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** At most so many characters, what cannot be printed replaced: NUL and lone surrogates are refused by PostgreSQL's text. */
export function printable(text: string, length: number): string {
  const short = text.length > length ? `${text.slice(0, length - 1)}…` : text;
  return short.toWellFormed().replaceAll(/\p{Cc}/gu, '\ufffd');
}
