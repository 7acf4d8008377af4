import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkItem } from '@belvedere/stac/item.ts';
import { describe, expect, test } from 'vitest';
import { parseFeature, readFeatures } from './feature-stream.ts';

const root = resolve(import.meta.dirname, '../../../..');
const folder = join(process.env.BELVEDERE_SHARED ?? join(root, '../shared/testdata'), 'stac');

async function verdicts(file: string, contentType: string): Promise<boolean[]> {
  const taken: boolean[] = [];
  const stream = createReadStream(join(folder, file), { highWaterMark: 1_000 });
  for await (const batch of readFeatures(stream, { contentType, contentEncoding: undefined })) {
    for (const feature of batch) {
      const parsed = 'text' in feature ? parseFeature(feature.text) : feature;
      taken.push('value' in parsed && checkItem(parsed.value).ok);
    }
  }
  return taken;
}

describe.skipIf(!existsSync(folder))('real files', () => {
  test('of NDJSON, said or not, give all their items', async () => {
    const lines = readFileSync(join(folder, 'naip/items.ndjson'), 'utf8').split('\n').filter(Boolean);
    const expected = lines.map(() => true);
    expect(await verdicts('naip/items.ndjson', 'application/x-ndjson')).toEqual(expected);
    expect(await verdicts('naip/items.ndjson', 'application/json')).toEqual(expected);
  });

  test('of one indented item give that item', async () => {
    expect(await verdicts('landsat-sentinel/LC80100102015050LGN00.json', 'application/json')).toEqual([true]);
  });
});
