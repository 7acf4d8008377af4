import { AppError } from '../platform/errors.ts';

/** What ends the reading of a body: the features before it stand. */
export const bodyErrors = {
  empty: () =>
    new AppError(400, 'body_empty', 'Cannot read the body: it is empty', { hint: 'Send at least one feature' }),
  notJson: (offset: number, reason: string) =>
    new AppError(400, 'not_json', `Cannot read the body: its JSON breaks at byte ${offset}, ${reason}`, {
      hint: 'Send a JSON Feature, a FeatureCollection, an array of Features, or one Feature a line as application/x-ndjson',
      values: { offset },
    }),
  truncated: () =>
    new AppError(400, 'body_truncated', 'Cannot read the body to its end: it stops in the middle of a JSON value', {
      hint: 'What was complete before is kept; send the rest again',
    }),
  interrupted: (cause: unknown) =>
    new AppError(400, 'body_interrupted', 'Cannot read the body to its end: the connection broke', {
      hint: 'What was complete before is kept; send the rest again, with the same Idempotency-Key if it had one',
      cause,
    }),
  encoding: (reason: string) =>
    new AppError(400, 'encoding_invalid', `Cannot read the body: ${reason}`, { hint: 'Send JSON in UTF-8' }),
  contentType: (contentType: string) =>
    new AppError(415, 'content_type_unknown', `Cannot read a body of type "${contentType}"`, {
      hint: 'Send application/json, application/geo+json, application/x-ndjson or application/geo+json-seq, in UTF-8',
      values: { contentType },
    }),
  contentEncoding: (contentEncoding: string) =>
    new AppError(415, 'content_encoding_unknown', `Cannot read a body encoded as "${contentEncoding}"`, {
      hint: 'Send it as it is, or gzipped with content-encoding: gzip',
      values: { contentEncoding },
    }),
  gzipTruncated: (cause: unknown) =>
    new AppError(400, 'gzip_truncated', 'Cannot decompress the body to its end: the gzip stream stops early', {
      hint: 'What was complete before is kept; send the whole file again',
      cause,
    }),
  gzipInvalid: (cause: unknown) =>
    new AppError(400, 'gzip_invalid', 'Cannot decompress the body: it is no gzip stream, or a damaged one', {
      hint: 'Compress it with gzip again, or leave content-encoding out',
      cause,
    }),
  gzipBomb: (ratio: number) =>
    new AppError(413, 'gzip_bomb', `Cannot decompress the body: it grows more than ${ratio} times`, {
      hint: 'Send it without compression if it is what it seems',
      values: { ratio },
    }),
} as const;
