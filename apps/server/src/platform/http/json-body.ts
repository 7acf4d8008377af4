import type { Readable } from 'node:stream';
import { AppError } from '../errors.ts';

const largestBody = 4 * 1024 * 1024;

/** Reads a JSON body within bounds. Deposits do not come through here: they read their stream themselves. */
export async function readJsonBody(stream: Readable, contentType: string | undefined): Promise<unknown> {
  if (contentType !== undefined && !/^application\/([\w.-]+\+)?json\b/i.test(contentType)) {
    throw new AppError(415, 'content_type_unknown', `Cannot read a body of type "${contentType}": JSON is expected`, {
      hint: 'Send the header content-type: application/json',
    });
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBody)
      throw new AppError(413, 'body_too_large', `Cannot read the body: it is over ${largestBody} bytes`);
    chunks.push(chunk);
  }
  if (bytes === 0) return undefined;
  return parseJson(decodeUtf8(Buffer.concat(chunks)));
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError(400, 'encoding_invalid', 'Cannot read the body: it is not UTF-8', { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError(400, 'not_json', `Cannot read the body: ${(cause as Error).message}`, { cause });
  }
}
