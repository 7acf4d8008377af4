import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlOfSearch, pythonOfItem, pythonOfSearch, stacAddress } from './snippets.ts';

const of = { origin: 'https://x.example', project: 'demo', signedIn: false };

test('a search as curl is one command whose quotes hold', () => {
  const command = curlOfSearch(of, { q: "it's", bbox: [1, 2, 3, 4] });
  const args = execFileSync('sh', ['-c', command.replace('curl', 'printf "%s\\n"')], { encoding: 'utf8' });
  expect(args.split('\n')).toContain('{"q":"it\'s","bbox":[1,2,3,4],"limit":100}');
});

test('a search as Python names its parameters, and says what it cannot ask', () => {
  const program = pythonOfSearch(of, { collections: ['a', 'b'], bbox: [-5, 41, 10, 51], q: 'T31' });
  expect(program).toContain('client = Client.open("https://x.example/stac/demo")');
  expect(program).toContain('    collections=["a", "b"],');
  expect(program).toContain('    bbox=[-5, 41, 10, 51],');
  expect(program).toContain('"T31" is left out');
});

test('a project that is not public is asked with a token that the program does not hold', () => {
  expect(pythonOfSearch({ ...of, signedIn: true }, {})).toContain('os.environ["BELVEDERE_TOKEN"]');
  expect(curlOfSearch({ ...of, signedIn: true }, {})).toContain('"Authorization: Bearer $BELVEDERE_TOKEN"');
});

test('an address names an item or one version of it for ever', () => {
  const names = { collection: 'a b', item: 'i%1', version: undefined };
  expect(stacAddress(of, names)).toBe('https://x.example/stac/demo/collections/a%20b/items/i%251');
  expect(stacAddress(of, { ...names, version: 2 })).toMatch(/\?version=2$/);
  expect(pythonOfItem(of, { ...names, version: 2 })).toContain('Item.from_file(');
});
