import type { Page } from '@belvedere/contract/lists.ts';
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route } from '@belvedere/contract/route.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CsvColumns, streamCsv } from '../platform/http/csv.ts';
import type { Project } from '../projects/project.ts';
import type { Admission, SignedIn, Viewer } from './admission.ts';

type ProjectOf<R extends Route> = R['path'] extends `${string}/:project${string}` ? Project : undefined;
type ViewerOf<R extends Route> = R['right'] extends 'anyone' | 'project.read' | 'catalogue.search' | 'files.read'
  ? Viewer
  : SignedIn;

/** One call of a route, after its guard and its schemas. */
export interface Call<R extends Route> extends Omit<Admission, 'project' | 'viewer'> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly project: ProjectOf<R>;
  readonly viewer: ViewerOf<R>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A route with what answers it. The table of routes (api.ts) is a list of these. */
export interface Handler {
  readonly route: Route;
  run(call: Call<Route>): Promise<unknown>;
}

/** Binds a route of the contract to its use case. A route with `stream` answers on `call.reply` itself and returns it. */
export function handle<const R extends Route>(
  route: R,
  run: (call: Call<R>) => Promise<ReplyOf<R> | FastifyReply>,
): Handler {
  return { route, run: run as unknown as Handler['run'] };
}

type ListRoute = Route & { readonly query: NonNullable<Route['query']> };

/** A list: JSON by page, or the whole of it as CSV (`format=csv`), streamed page after page. */
export function handleList<const R extends ListRoute, T>(
  route: R,
  columns: CsvColumns<T>,
  run: (call: Call<R>) => Promise<Page<T> & ReplyOf<R>>,
): Handler {
  return handle(route, async (call) => {
    const query = call.query as { format?: string; cursor?: string; limit?: number };
    if (query.format !== 'csv') return run(call);
    const name = route.path.split('/').at(-1) ?? 'list';
    return streamCsv(call.reply, name, columns, (cursor) =>
      run({ ...call, query: { ...(call.query as object), limit: 1_000, cursor } as unknown as QueryOf<R> }),
    );
  });
}
