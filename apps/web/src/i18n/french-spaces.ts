/**
 * French sets a space before `: ; ? !` and inside of `« »`, and no line may end there. Catalogues are written with plain
 * spaces, which one sees and searches for; the spaces that hold are put in when they are read. Takes any tree of texts.
 */
export function holdFrenchSpaces<T>(texts: T): T {
  return held(texts) as T;
}

function held(texts: unknown): unknown {
  if (typeof texts === 'string') return texts.replaceAll(/ (?=[:;?!»])/g, '\u00a0').replaceAll('« ', '«\u00a0');
  if (Array.isArray(texts)) return texts.map(held);
  if (typeof texts !== 'object' || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, held(text)]));
}
