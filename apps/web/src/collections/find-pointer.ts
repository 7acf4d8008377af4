/**
 * Where a JSON pointer leads in a text, as the line and the span of its value. A small walk of its own: `JSON.parse` keeps
 * no positions. The text is JSON that parses.
 */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export function findPointer(text: string, pointer: string): TextSpan | undefined {
  const path = pointer === '' ? [] : pointer.slice(1).split('/').map(partOf);
  return valueAt(text, skipSpace(text, 0), path);
}

function valueAt(text: string, start: number, path: readonly string[]): TextSpan | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return { start, end: endOfValue(text, start) };
  if (text[start] === '{') return memberAt(text, start, key, rest);
  if (text[start] === '[') return elementAt(text, start, key, rest);
  return undefined;
}

/** A member that is not there is shown at its container. */
function memberAt(text: string, start: number, key: string, rest: readonly string[]): TextSpan | undefined {
  let at = skipSpace(text, start + 1);
  while (at < text.length && text[at] !== '}') {
    const nameEnd = endOfValue(text, at);
    const value = skipSpace(text, text.indexOf(':', nameEnd) + 1);
    if (JSON.parse(text.slice(at, nameEnd)) === key) return valueAt(text, value, rest);
    at = afterComma(text, endOfValue(text, value));
  }
  return { start, end: start + 1 };
}

function elementAt(text: string, start: number, key: string, rest: readonly string[]): TextSpan | undefined {
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== ']'; index += 1) {
    if (String(index) === key) return valueAt(text, at, rest);
    at = afterComma(text, endOfValue(text, at));
  }
  return { start, end: start + 1 };
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  if (text[start] !== '{' && text[start] !== '[')
    return start + (/^[^\s,\]}]*/.exec(text.slice(start))?.[0].length ?? 0);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '"') at = endOfString(text, at) - 1;
    else if (text[at] === '{' || text[at] === '[') depth += 1;
    else if (text[at] === '}' || text[at] === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function afterComma(text: string, at: number): number {
  const next = skipSpace(text, at);
  return text[next] === ',' ? skipSpace(text, next + 1) : next;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}

function partOf(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
