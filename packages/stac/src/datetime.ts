/** Instants are RFC 3339 text in UTC with six decimals: text order is time order. Null is an open end, never both. */
export interface TimeInterval {
  readonly start: string | null;
  readonly end: string | null;
}
