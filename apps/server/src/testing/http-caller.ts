export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON, loosely typed: a test says what it expects. */
  // biome-ignore lint/suspicious/noExplicitAny: expectations are the types here
  readonly body: any;
}

export interface RawCall {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Calls a server as any client would, by path or by an address that it gave: redirects are shown, not followed. */
export function createHttpCaller(origin: string) {
  return async function call(address: string, { method, token, body, headers = {} }: RawCall = {}): Promise<RawAnswer> {
    const response = await fetch(new URL(address, origin), {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: jsonOf(response, text) };
  };
}

function jsonOf(response: Response, text: string): unknown {
  return /json/.test(response.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : undefined;
}
