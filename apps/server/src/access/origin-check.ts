import type { Method } from '@belvedere/contract/route.ts';

export interface Asking {
  readonly method: Method;
  readonly origin: string | undefined;
  readonly referer: string | undefined;
  /** The host that the browser typed, as the trusted proxy tells it. */
  readonly host: string;
}

/**
 * Whether a call that a browser may send by itself (it carries a cookie, or sets one) comes from a page of ours.
 * Every browser names its origin on such calls; a script that names none uses a bearer token.
 */
export function comesFromOurPage(asking: Asking, publicUrl: string): boolean {
  if (asking.method === 'GET') return true;
  const named = originOf(asking.origin ?? asking.referer);
  const ours = new URL(publicUrl);
  if (named === undefined) return false;
  if (named.origin === ours.origin) return true;
  // Reached by another name (a tunnel, an address): the page and the call must at least agree, and never go down to http.
  return named.host === asking.host && (ours.protocol !== 'https:' || named.protocol === 'https:');
}

function originOf(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
