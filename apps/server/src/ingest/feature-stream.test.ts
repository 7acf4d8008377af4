import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { type FeatureLimits, parseFeature, readFeatures, type StreamedFeature } from './feature-stream.ts';

interface Outcome {
  features: StreamedFeature[];
  error: AppError | undefined;
  batches: number[];
}

interface Sent {
  contentType?: string | undefined;
  contentEncoding?: string;
  limits?: FeatureLimits;
}

async function send(body: string | Buffer | Iterable<Buffer>, sent: Sent = {}): Promise<Outcome> {
  const pieces = typeof body === 'string' || Buffer.isBuffer(body) ? [Buffer.from(body)] : body;
  const stream = Readable.from(pieces, { objectMode: false });
  const { contentType = 'application/json', contentEncoding, limits = {} } = sent;
  return collect(readFeatures(stream, { contentType, contentEncoding, limits }));
}

async function collect(batches: AsyncIterable<readonly StreamedFeature[]>): Promise<Outcome> {
  const outcome: Outcome = { features: [], error: undefined, batches: [] };
  try {
    for await (const batch of batches) {
      outcome.batches.push(batch.length);
      outcome.features.push(...batch);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    outcome.error = error;
  }
  return outcome;
}

const values = ({ features }: Outcome) =>
  features.map((one) => ('text' in one ? JSON.parse(one.text) : one.fault.code));
const positions = ({ features }: Outcome) => features.map((one) => one.position);
const ndjson = { contentType: 'application/x-ndjson' };
const feature = (id: string) => ({ type: 'Feature', id, properties: { text: 'a "quoted" {brace} [bracket] \\ é 日' } });
const [a, b, c] = [feature('a'), feature('b'), feature('c')];
const many = (count: number) => Array.from({ length: count }, (_, index) => feature(`item-${index}`));
const lines = (items: unknown[]) => items.map((item) => `${JSON.stringify(item)}\n`).join('');

describe('what a body may be', () => {
  const bodies: Record<string, [string, Sent]> = {
    NDJSON: [lines([a, b, c]), ndjson],
    'NDJSON without a last line end': [lines([a, b, c]).trimEnd(), { contentType: 'application/jsonl' }],
    'NDJSON of Windows': [lines([a, b, c]).replaceAll('\n', '\r\n'), ndjson],
    'NDJSON sent as JSON': [lines([a, b, c]), {}],
    'an indented FeatureCollection': [JSON.stringify({ type: 'FeatureCollection', features: [a, b, c] }, null, 2), {}],
    'a FeatureCollection with its features first': [
      JSON.stringify({ features: [a, b, c], links: [{ features: [] }] }),
      {},
    ],
    'a FeatureCollection with features inside other members': [
      JSON.stringify({
        type: 'FeatureCollection',
        context: { features: ['no'] },
        n: [[1], 'features'],
        features: [a, b, c],
      }),
      { contentType: 'application/geo+json; charset=UTF-8' },
    ],
    'a FeatureCollection whose key is escaped': [
      '{"\\u0066eatures":[$]}'.replace('$', lines([a, b, c]).trim().replaceAll('\n', ',')),
      {},
    ],
    'an array of features': [JSON.stringify([a, b, c]), {}],
    'an indented array': [JSON.stringify([a, b, c], null, '\t'), { contentType: 'application/stac+json' }],
    'a GeoJSON text sequence': [
      [a, b, c].map((item) => `\x1e${JSON.stringify(item, null, 1)}\n`).join(''),
      { contentType: 'application/geo+json-seq' },
    ],
    'a sequence without separators': [lines([a, b, c]), { contentType: 'application/geo+json-seq' }],
  };
  test.each(Object.entries(bodies))('%s gives its features in order', async (_, [body, sent]) => {
    const outcome = await send(body, sent);
    expect(outcome.error).toBeUndefined();
    expect(values(outcome)).toEqual([a, b, c]);
    expect(positions(outcome)).toEqual([1, 2, 3]);
  });

  test.each(Object.entries(bodies))(
    '%s comes gzipped, declared or not, in one member or several',
    async (_, [body, sent]) => {
      const half = Math.floor(Buffer.byteLength(body) / 2);
      const members = Buffer.concat([
        gzipSync(Buffer.from(body).subarray(0, half)),
        gzipSync(Buffer.from(body).subarray(half)),
      ]);
      for (const bytes of [gzipSync(body), members]) {
        expect(values(await send(bytes, { ...sent, contentEncoding: 'gzip' }))).toEqual([a, b, c]);
        expect(values(await send(bytes, sent))).toEqual([a, b, c]);
      }
    },
  );

  test('any chunking gives the same features', async () => {
    const cuts = fc.array(fc.nat(400), { maxLength: 12 });
    const sample = fc.constantFrom(...Object.values(bodies));
    await fc.assert(
      fc.asyncProperty(sample, cuts, async ([body, sent], places) => {
        expect(values(await send(pieces(Buffer.from(body), places), sent))).toEqual([a, b, c]);
      }),
    );
  });

  test.each(Object.entries(bodies))('%s comes byte by byte', async (_, [body, sent]) => {
    const outcome = await send(pieces(Buffer.from(body), [...body].keys()), sent);
    expect(values(outcome)).toEqual([a, b, c]);
  });

  test('a single Feature is a deposit of one, indented or not, whatever stands in it', async () => {
    const alone = { ...a, nested: { features: [1] }, type: 'Feature', features: ['its own'] };
    for (const space of [undefined, 2]) {
      const outcome = await send(`\n ${JSON.stringify(alone, null, space)} \n`);
      expect(values(outcome)).toEqual([alone]);
    }
  });

  test('any features survive as they are, in every format', async () => {
    const items = fc.array(
      fc.dictionary(fc.string(), fc.jsonValue()).map((properties) => ({ properties })),
      { minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(items, fc.array(fc.nat(300)), async (list, places) => {
        // Through text, so that -0 is what JSON makes of it.
        const expected = JSON.parse(JSON.stringify(list));
        const collection = JSON.stringify({ type: 'FeatureCollection', features: list }, null, 2);
        expect(values(await send(pieces(Buffer.from(collection), places)))).toEqual(expected);
        expect(values(await send(pieces(Buffer.from(lines(list)), places), ndjson))).toEqual(expected);
      }),
    );
  });

  test('no text holds a line end', async () => {
    const outcome = await send(
      JSON.stringify({ type: 'FeatureCollection', features: [a, b] }, null, 2).replaceAll('\n', '\r\n'),
    );
    for (const one of outcome.features) expect('text' in one && /[\r\n]/.test(one.text)).toBe(false);
  });

  test('a UTF-8 byte order mark is passed over', async () => {
    expect(values(await send(`\ufeff${lines([a, b])}`, ndjson))).toEqual([a, b]);
  });

  test('blank lines are passed over, and counted', async () => {
    const body = `\n${JSON.stringify(a)}\n  \r\n\n${JSON.stringify(b)}\n`;
    expect(positions(await send(body, ndjson))).toEqual([2, 5]);
    expect(positions(await send(body))).toEqual([2, 5]);
  });

  test('an empty FeatureCollection holds nothing, and is no error', async () => {
    expect(await send('{"type":"FeatureCollection","features":[ ]}')).toEqual({
      features: [],
      error: undefined,
      batches: [],
    });
  });

  test('features come in batches of at most 100, or about 4 MB', async () => {
    expect((await send(lines(many(234)), ndjson)).batches).toEqual([100, 100, 34]);
    const large = Array.from({ length: 5 }, (_, index) => ({ id: index, text: 'x'.repeat(1_500_000) }));
    expect((await send(lines(large), ndjson)).batches).toEqual([3, 2]);
  });
});

describe('a slow producer', () => {
  test('is not kept waiting for a full batch, and its pause is told once', async () => {
    async function* slowly() {
      yield Buffer.from(lines([a]));
      await new Promise((resolve) => setTimeout(resolve, 1_050));
      yield Buffer.from(lines([b]));
      yield Buffer.from(lines([c]));
    }
    expect((await send(slowly() as unknown as Iterable<Buffer>, ndjson)).batches).toEqual([1, 2]);
  });
});

describe('a feature at fault', () => {
  test('leaves the other lines alone', async () => {
    const body = `${JSON.stringify(a)}\n{"id": "b",}\nnothing\n"text"\n${JSON.stringify(c)}\n`;
    const outcome = await send(body, ndjson);
    expect(outcome.error).toBeUndefined();
    expect(positions(outcome)).toEqual([1, 2, 3, 4, 5]);
    const parsed = outcome.features.map((one) => ('text' in one ? parseFeature(one.text) : one));
    expect(parsed.map((one) => ('value' in one ? 'read' : one.fault.code))).toEqual([
      'read',
      'not_json',
      'not_json',
      'read',
      'read',
    ]);
  });

  test('is the denial of its place in a collection, when its end is clear', async () => {
    const outcome = await send(
      `{"features":[${JSON.stringify(a)}, {"id" 1}, null, 12, "x", [1], ${JSON.stringify(c)}]}`,
    );
    expect(outcome.error).toBeUndefined();
    expect(positions(outcome)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test.each([
    ['a line', (large: string) => [lines([a]) + large + lines([b]), ndjson, 2] as const],
    [
      'a member of a collection',
      (large: string) => [`[${JSON.stringify(a)},${large},${JSON.stringify(b)}]`, {}, 2] as const,
    ],
  ])('%s of 50 MB is too large, in constant memory, and the stream goes on', async (kind, around) => {
    const large = `{"id":"${'x'.repeat(50_000_000)}"}${kind === 'a line' ? '\n' : ''}`;
    const [body, sent, position] = around(large);
    const bytes = Buffer.from(body);
    const outcome = await send(
      pieces(
        bytes,
        [...Array(bytes.length >> 16).keys()].map((index) => index << 16),
      ),
      sent,
    );
    expect(outcome.error).toBeUndefined();
    expect(values(outcome)).toEqual([a, 'feature_too_large', b]);
    expect(positions(outcome)[1]).toBe(position);
  });

  test('a lone Feature of 50 MB is too large', async () => {
    expect(values(await send(`{"id":"${'x'.repeat(50_000_000)}"}`))).toEqual(['feature_too_large']);
  });

  test('nesting of 200,000 levels is found before anything parses it', async () => {
    const deep = `{"properties":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(values(await send(`${lines([a])}${deep}\n${lines([b])}`, ndjson))).toEqual([a, 'nesting_too_deep', b]);
    expect(values(await send(`[${deep},${JSON.stringify(b)}]`))).toEqual(['nesting_too_deep', b]);
    expect(values(await send(deep))).toEqual(['nesting_too_deep']);
    const open = await send(`[${JSON.stringify(a)},${'['.repeat(200_000)}`);
    expect(values(open)).toEqual([a]);
    expect(open.error?.code).toBe('body_truncated');
  });

  test('256 levels are taken, 257 are not', async () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const outcome = await send(`${nested(256)}\n${nested(257)}\n`, ndjson);
    expect(outcome.features.map((one) => 'text' in one)).toEqual([true, false]);
  });

  test('a raw line end inside a string is not JSON, even where it would not be seen', async () => {
    expect(values(await send('[{"id":"a\nb"}, {"id":"c\\\nd"}]'))).toEqual(['not_json', 'not_json']);
  });

  test('two numbers on two lines do not become one', async () => {
    const [one] = (await send('[{"id":1\n2}]')).features;
    expect(one !== undefined && 'text' in one && 'fault' in parseFeature(one.text)).toBe(true);
  });
});

describe('a body that is wrong', () => {
  const collection = `{"features":[${JSON.stringify(a)},${JSON.stringify(b)}`;
  const wrong: Record<string, [string | Buffer, Sent, number, string, unknown[]]> = {
    'is XML': ['<?xml version="1.0"?><a/>', {}, 400, 'not_json', []],
    'is a word': ['hello', {}, 400, 'not_json', []],
    'is empty': ['', {}, 400, 'body_empty', []],
    'is blank': [' \n \n', {}, 400, 'body_empty', []],
    'is blank NDJSON': [' \n \n', ndjson, 400, 'body_empty', []],
    'is an empty sequence': ['\x1e\n', { contentType: 'application/json-seq' }, 400, 'body_empty', []],
    'is UTF-16 with a mark': [Buffer.from(`\ufeff${lines([a])}`, 'utf16le'), ndjson, 400, 'encoding_invalid', []],
    'is UTF-16 without a mark': [Buffer.from(lines([a]), 'utf16le'), {}, 400, 'encoding_invalid', []],
    'turns into Latin-1': [
      Buffer.concat([Buffer.from(lines([a])), Buffer.from('{"id":"\xe9t\xe9"}\n', 'latin1')]),
      ndjson,
      400,
      'encoding_invalid',
      [a],
    ],
    'has a type that we do not read': ['a,b', { contentType: 'text/csv' }, 415, 'content_type_unknown', []],
    'has an unknown charset': [
      lines([a]),
      { contentType: 'application/json; charset=iso-8859-1' },
      415,
      'content_type_unknown',
      [],
    ],
    'has an unknown encoding': [lines([a]), { contentEncoding: 'br' }, 415, 'content_encoding_unknown', []],
    'is not the gzip it says': [lines([a]), { contentEncoding: 'gzip' }, 400, 'gzip_invalid', []],
    'is damaged gzip': [damaged(gzipSync(lines(many(50)))), ndjson, 400, 'gzip_invalid', []],
    'breaks between features': [`${collection} ${JSON.stringify(c)}]}`, {}, 400, 'not_json', [a, b]],
    'ends a list with a comma': [`${collection},]}`, {}, 400, 'not_json', [a, b]],
    'closes a feature with the wrong bracket': [`${collection},{"id":"c"]]}`, {}, 400, 'not_json', [a, b]],
    'has something after its end': [`${collection}]} {}`, {}, 400, 'not_json', [a, b]],
    'has no colon': [`${collection}],"x" 1}`, {}, 400, 'not_json', [a, b]],
    'has no comma': [`${collection}]"x":1}`, {}, 400, 'not_json', [a, b]],
    'has no key': ['{1:2}', {}, 400, 'not_json', []],
    'stops after a feature': [collection, {}, 400, 'body_truncated', [a, b]],
    'stops in a feature': [`${collection},{"id":"c`, {}, 400, 'body_truncated', [a, b]],
    'stops after an escape': [`${collection},{"id":"c\\`, {}, 400, 'body_truncated', [a, b]],
    'stops in a lone Feature': ['{"type":"Feature","id":"a', {}, 400, 'body_truncated', []],
    'stops in a line': [`${lines([a, b])}{"id":"c`, ndjson, 400, 'body_truncated', [a, b]],
  };
  test.each(Object.entries(wrong))(
    'that %s ends after what was complete',
    async (_, [body, sent, status, code, kept]) => {
      const outcome = await send(body, sent);
      expect([outcome.error?.status, outcome.error?.code]).toEqual([status, code]);
      expect(outcome.error?.facts.hint).toBeTruthy();
      expect(values(outcome)).toEqual(kept);
      const byByte = await send(pieces(Buffer.from(body), Buffer.from(body).keys()), sent);
      expect([byByte.error?.code, values(byByte)]).toEqual([code, kept]);
    },
  );

  test('names the byte where its JSON breaks', async () => {
    const outcome = await send(`\n\n ${collection}} `);
    expect(outcome.error?.facts.values).toEqual({ offset: 3 + Buffer.byteLength(collection) });
  });

  test('a gzip stream that is cut keeps the features before the cut', async () => {
    const items = Array.from({ length: 4_000 }, (_, index) => ({ id: index, noise: Math.sin(index).toString(36) }));
    const whole = gzipSync(lines(items));
    const outcome = await send(whole.subarray(0, whole.length - 2_000), { ...ndjson, contentEncoding: 'gzip' });
    expect(outcome.error?.code).toBe('gzip_truncated');
    expect(outcome.features.length).toBeGreaterThan(1_000);
    expect(values(outcome)).toEqual(items.slice(0, outcome.features.length));
  });

  test.each([
    ['blanks', ' '],
    ['one string', 'x'],
  ])('a gzip bomb of %s is refused long before its end', async (_, filler) => {
    const member = gzipSync(Buffer.alloc(4_000_000, filler));
    const bomb = Buffer.concat([gzipSync('{"id":"'), ...Array.from({ length: 100 }, () => member)]);
    const start = process.memoryUsage().rss;
    const outcome = await send(bomb, { contentEncoding: 'gzip' });
    expect([outcome.error?.status, outcome.error?.code]).toEqual([413, 'gzip_bomb']);
    expect(process.memoryUsage().rss - start).toBeLessThan(200_000_000);
  });

  test('a connection that breaks keeps what came before', async () => {
    const cause = new Error('aborted');
    async function* broken() {
      yield Buffer.from(`${lines([a])}{"id"`);
      throw cause;
    }
    for (const contentEncoding of [undefined, 'gzip']) {
      const body = contentEncoding ? brokenGzip(cause) : Readable.from(broken(), { objectMode: false });
      const outcome = await collect(
        readFeatures(body, { ...ndjson, contentType: 'application/x-ndjson', contentEncoding }),
      );
      expect([outcome.error?.status, outcome.error?.code]).toEqual([400, 'body_interrupted']);
      expect(values(outcome)).toEqual([a]);
    }
  });

  test('leaves the stream open for the answer', async () => {
    const stream = Readable.from([Buffer.from('nothing'), Buffer.from('more')], { objectMode: false });
    const outcome = await collect(
      readFeatures(stream, { contentType: 'application/json', contentEncoding: undefined }),
    );
    expect(outcome.error?.code).toBe('not_json');
    expect(stream.destroyed).toBe(false);
    stream.destroy();
  });
});

describe('constant memory', () => {
  test.each(['NDJSON', 'FeatureCollection'])(
    'a body of 300 MB as %s passes through, no faster than it is taken',
    async (kind) => {
      const text = JSON.stringify({ ...a, filler: 'x'.repeat(5_000) });
      let made = 0;
      let taken = 0;
      let ahead = 0;
      function* body() {
        if (kind === 'FeatureCollection') yield Buffer.from('{"features":[{}');
        for (; made < 60_000; made += 10) {
          ahead = Math.max(ahead, made - taken);
          yield Buffer.from((kind === 'NDJSON' ? `${text}\n` : `,${text}`).repeat(10));
        }
        if (kind === 'FeatureCollection') yield Buffer.from(']}');
      }
      const start = process.memoryUsage().rss;
      const contentType = kind === 'NDJSON' ? 'application/x-ndjson' : 'application/json';
      for await (const batch of readFeatures(Readable.from(body(), { objectMode: false }), {
        contentType,
        contentEncoding: undefined,
      })) {
        taken += batch.length;
        if (taken % 5_000 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      expect(taken).toBeGreaterThanOrEqual(60_000);
      expect(ahead).toBeLessThan(2_000);
      expect(process.memoryUsage().rss - start).toBeLessThan(250_000_000);
    },
    60_000,
  );
});

function* pieces(body: Buffer, places: Iterable<number>): Generator<Buffer> {
  let from = 0;
  for (const place of [...places].filter((one) => one > 0 && one < body.length).sort((one, other) => one - other)) {
    if (place > from) yield body.subarray(from, place);
    from = place;
  }
  yield body.subarray(from);
}

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0xff, 20, 60);
  return copy;
}

/** A member that flushes its first line, then the connection breaks. */
function brokenGzip(cause: Error): Readable {
  const whole = gzipSync(lines([a]));
  return Readable.from(
    (async function* () {
      yield whole;
      await new Promise((resolve) => setTimeout(resolve, 500));
      throw cause;
    })(),
    { objectMode: false },
  );
}
