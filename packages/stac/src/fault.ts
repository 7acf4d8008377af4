/** What is wrong at one place of a document, and what to do about it. The page words it by `code` and `values`. */
export interface Fault {
  readonly code: string;
  /** RFC 6901; empty for the whole document. */
  readonly pointer: string;
  readonly reason: string;
  readonly hint: string;
  readonly values: Record<string, string | number | boolean>;
}
