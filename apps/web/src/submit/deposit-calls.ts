import { ApiProblem, addressOf } from '@belvedere/contract/client.ts';
import { type CheckAnswer, checkItems, type DepositAnswer, depositItems } from '@belvedere/contract/ingest.ts';
import type { Problem } from '@belvedere/contract/problem.ts';
import type { Versioning } from '@belvedere/contract/requests.ts';
import { type BodyFormat, headersOf } from './deposit-body.ts';

/** Where a deposit goes, and what becomes of products that exist. */
export interface DepositTarget {
  readonly source: string;
  readonly session: string;
  readonly versioning: Versioning;
}

/** The verdict without the deposit. */
export async function checkDeposit(
  project: string,
  content: Blob,
  format: BodyFormat,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  const response = await fetch(addressOf(checkItems, { params: { project }, query: {} }), {
    method: 'POST',
    headers: { accept: 'application/json', ...headersOf(format) },
    body: content,
    signal,
  });
  return answerOf<CheckAnswer>(response.status, await response.text());
}

export interface Sending {
  readonly project: string;
  readonly target: DepositTarget;
  readonly content: Blob;
  readonly format: BodyFormat;
  /** The same for a repeat, so that nothing is taken twice. */
  readonly key: string;
  readonly signal: AbortSignal;
  readonly onSent: (bytes: number) => void;
}

/** Sends a body of any size as it lies on the disk; `fetch` cannot tell how far it is, this can. */
export function sendDeposit({
  project,
  target,
  content,
  format,
  key,
  signal,
  onSent,
}: Sending): Promise<DepositAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(depositItems, { params: { project }, query: target }));
    const headers = { accept: 'application/json', 'idempotency-key': key, ...headersOf(format) };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onerror = () => reject(new TypeError('The connection broke'));
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    request.onload = () => {
      try {
        resolve(answerOf<DepositAnswer>(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(content);
  });
}

/** Nothing granted at all is a 422 with the same answer: it is told line by line like any other. */
function answerOf<T extends Pick<DepositAnswer, 'granted'>>(status: number, text: string): T {
  const answer = parsed(text);
  if (typeof answer === 'object' && answer !== null && 'granted' in answer) return answer as T;
  if (typeof answer === 'object' && answer !== null && 'code' in answer) throw new ApiProblem(answer as Problem);
  throw new ApiProblem({ status, code: 'unreachable', title: `The server answered ${status}`, retriable: true });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A name for one deposit. `randomUUID` is only there on HTTPS and on this machine. */
export function newDepositKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
