/** One member of a JSON object, as text: what stands between its braces, unread. */
export interface JsonMember {
  readonly key: string;
  readonly value: string;
}

const mark = /["{}[\]]/g;
const blank = /[\s,:]*/y;
const scalar = /[^\s,}\]]+/y;

/**
 * The members of a JSON object without reading what is inside them: a page of thousands of documents is sent as their producers wrote
 * them but for two members. The text must be valid JSON, as all text of a `json` column is.
 */
export function jsonMembers(text: string): JsonMember[] {
  const members: JsonMember[] = [];
  let at = skipBlank(text, text.indexOf('{') + 1);
  while (text[at] === '"') {
    const keyEnd = endOfString(text, at);
    const valueStart = skipBlank(text, keyEnd);
    const valueEnd = endOfValue(text, valueStart);
    members.push({ key: JSON.parse(text.slice(at, keyEnd)) as string, value: text.slice(valueStart, valueEnd) });
    at = skipBlank(text, valueEnd);
  }
  return members;
}

/** The object again, with `replaced` in place of (or after) its own members of those names. */
export function withMembers(text: string, replaced: Readonly<Record<string, string>>): string {
  const kept = jsonMembers(text).filter(({ key }) => !Object.hasOwn(replaced, key));
  const added = Object.entries(replaced).map(([key, value]): JsonMember => ({ key, value }));
  return `{${[...kept, ...added].map(({ key, value }) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

function skipBlank(text: string, from: number): number {
  blank.lastIndex = from;
  blank.test(text);
  return blank.lastIndex;
}

function endOfValue(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return endOfString(text, from);
  if (first === '{' || first === '[') return endOfNested(text, from);
  scalar.lastIndex = from;
  scalar.test(text);
  return scalar.lastIndex;
}

function endOfNested(text: string, from: number): number {
  let depth = 0;
  let at = from;
  do {
    mark.lastIndex = at;
    const found = mark.exec(text)?.[0];
    if (found === undefined) return text.length;
    at = mark.lastIndex;
    if (found === '"') at = endOfString(text, at - 1);
    else depth += found === '{' || found === '[' ? 1 : -1;
  } while (depth > 0);
  return at;
}

/** Past the closing quote: the first with an even number of backslashes before it. */
function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at < 0 ? text.length : at + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
