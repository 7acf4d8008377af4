import type { Problem } from './problem.ts';
import type { AnswerOf, CallOf, Route } from './route.ts';

/** A refusal of the server, as RFC 9457 words it. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  override readonly name = 'ApiProblem';

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

export interface ClientOptions {
  /** Origin of the server, `''` for the page's own. */
  readonly origin: string;
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

interface LooseCall {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

/** The address of a route with its parameters filled in. Empty query values are left out. */
export function addressOf<R extends Route>(route: R, call: CallOf<R>): string {
  const { params = {}, query = {} } = call as LooseCall;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** A typed caller of the contract: `await call(listSessions, { params: { project }, query: {} })`. */
export function createClient(options: ClientOptions) {
  const send = options.fetch ?? fetch;
  return async function call<R extends Route>(route: R, input: CallOf<R>, signal?: AbortSignal): Promise<AnswerOf<R>> {
    const { body } = input as LooseCall;
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (options.token) headers.authorization = `Bearer ${options.token}`;
    const response = await send(options.origin + addressOf(route, input), {
      method: route.method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiProblem(problemFrom(response, text));
    return (text === '' ? undefined : JSON.parse(text)) as AnswerOf<R>;
  };
}

function problemFrom(response: Response, text: string): Problem {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'code' in parsed) return parsed as Problem;
  } catch {
    // A proxy's page, not our answer: told by its status below.
  }
  return { status: response.status, code: 'unreachable', title: `The server answered ${response.status}` };
}
