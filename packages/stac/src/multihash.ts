const hexadecimal = /^(?:[0-9a-f]{2})+$/;

/** A multihash (code, length, digest) in lower-case hexadecimal, or undefined when its length does not agree. */
export function parseMultihash(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (lower.length > 300 || !hexadecimal.test(lower)) return undefined;
  const length = afterVarint(lower, 0);
  const digest = afterVarint(lower, length);
  const bytes = digest === length + 2 ? Number.parseInt(lower.slice(length, digest), 16) : 0;
  return bytes > 0 && lower.length === digest + bytes * 2 ? lower : undefined;
}

/** Where an unsigned varint that starts at `start` ends: its last byte has no high bit. */
function afterVarint(hex: string, start: number): number {
  let end = start;
  while (Number.parseInt(hex.slice(end, end + 2), 16) > 127) end += 2;
  return end + 2;
}
