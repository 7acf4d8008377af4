/** Parameters whose strings list several values. */
const lists = new Set(['collections', 'ids']);
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * The query of a GET in the shape of a POST's body. What cannot be brought to it stays as it is, so that one set of rules
 * refuses both. A parameter that is given twice counts as one list.
 */
export function bodyOfQuery(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, bodyValue(name, value)]));
}

function bodyValue(name: string, value: unknown): unknown {
  if (lists.has(name)) return texts(value).filter((text) => text !== '');
  if (name === 'bbox') return texts(value).map(numberOf);
  if (name === 'limit') return numberOf(value);
  return name === 'intersects' ? parsed(value) : value;
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((text) => String(text).split(','));
}

function numberOf(value: unknown): unknown {
  const text = typeof value === 'string' ? value.trim() : '';
  return decimal.test(text) ? Number(text) : value;
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}
