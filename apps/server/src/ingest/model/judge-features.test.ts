import type { RequestError } from '@belvedere/contract/requests.ts';
import { expect, test } from 'vitest';
import { compileModel } from '../../catalog/collections/compile-model.ts';
import { judgeFeatures, type Model, type ModelledFeature } from './judge-features.ts';
import { createTimeGuard, TookTooLong } from './time-guard.ts';

const guard = createTimeGuard();

function model(schema: Record<string, unknown>): Model {
  const compiled = compileModel(schema);
  if (!compiled.ok) throw new Error(compiled.faults[0]?.reason);
  return { validate: compiled.validate };
}

async function judge(schema: Record<string, unknown>, ...properties: unknown[]): Promise<Map<number, RequestError>> {
  const failures = new Map<number, RequestError>();
  const features = properties.map((each, ordinal): ModelledFeature => {
    return { ordinal, text: () => JSON.stringify({ properties: each }), collection: 'scenes' };
  });
  await judgeFeatures(guard, model(schema), features, failures, async () => {});
  return failures;
}

const cover = { type: 'object', properties: { 'eo:cloud_cover': { type: 'number', maximum: 100 } } };

test('what breaks the model is named by its place, its rule and what is expected', async () => {
  const failures = await judge(cover, { 'eo:cloud_cover': 12 }, { 'eo:cloud_cover': 104.2 });
  expect([...failures.keys()]).toEqual([1]);
  expect(failures.get(1)).toMatchObject({
    code: 'model_violated',
    retriable: true,
    values: { pointer: '/properties/eo:cloud_cover', rule: 'maximum', expected: '<= 100' },
  });
});

test('a pattern that would run for ever condemns the features it runs on, not the others', async () => {
  const endless = { type: 'object', properties: { name: { type: 'string', pattern: '^(a+)+$' } } };
  const started = performance.now();
  const failures = await judge(endless, { name: 'aaa' }, { name: `${'a'.repeat(50)}!` }, { name: 'aa' });
  expect([...failures].map(([ordinal, { code }]) => [ordinal, code])).toEqual([[1, 'model_too_slow']]);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test('after three features that take too long, the rest of the batch is spared the try', async () => {
  const endless = { type: 'object', properties: { name: { type: 'string', pattern: '^(a+)+$' } } };
  const started = performance.now();
  const failures = await judge(endless, ...Array.from({ length: 500 }, () => ({ name: `${'a'.repeat(50)}!` })));
  expect(failures.size).toBe(500);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test('a model that refers to itself without end is said to be at fault', async () => {
  expect((await judge({ $ref: '#' }, {})).get(0)).toMatchObject({ code: 'model_endless' });
});

test('work that is ended from outside leaves the guard usable', () => {
  expect(() => guard.run(50, () => /^(a+)+$/.test(`${'a'.repeat(50)}!`))).toThrow(TookTooLong);
  expect(guard.run(5_000, () => 'done')).toBe('done');
});
