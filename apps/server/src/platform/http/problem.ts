import type { FieldProblem, Problem } from '@belvedere/contract/problem.ts';
import type { FastifyReply } from 'fastify';
import type { ZodError } from 'zod';
import { AppError } from '../errors.ts';

/** RFC 9457: any error as a problem document. What is not an AppError tells nothing of its inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof AppError) return fromAppError(error);
  const status = statusOf(error);
  if (status >= 400 && status < 500) return { status, code: 'refused', title: (error as Error).message };
  return {
    status: 500,
    code: 'internal',
    title: 'Something broke on the server',
    hint: 'Try again; if it lasts, send the request id to whoever runs the server',
  };
}

function fromAppError(error: AppError): Problem {
  const { hint, values, errors, retriable } = error.facts;
  return {
    status: error.status,
    code: error.code,
    title: error.message,
    ...(hint === undefined ? {} : { hint }),
    ...(values === undefined ? {} : { values }),
    ...(errors === undefined ? {} : { errors }),
    ...(retriable === undefined ? {} : { retriable }),
  };
}

/** What Zod refused, as a 400 that names each field by JSON pointer below `place` (`/query`, or `` for a body). */
export function invalid(place: '' | '/query' | '/params', error: ZodError): AppError {
  const errors = error.issues.map(
    (issue): FieldProblem => ({
      pointer: `${place}${issue.path.map((part) => `/${escapePointer(String(part))}`).join('')}` || '/',
      code: issue.code,
      message: issue.message,
    }),
  );
  const first = errors[0];
  const title = first ? `Cannot read "${first.pointer}": ${first.message}` : 'Cannot read the request';
  return new AppError(400, 'invalid', title, { errors, cause: error });
}

/** RFC 6901 §3. */
export function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}

export function sendProblem(reply: FastifyReply, problem: Problem, retryAfter?: number): FastifyReply {
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
