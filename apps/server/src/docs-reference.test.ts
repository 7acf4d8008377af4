import { readdirSync } from 'node:fs';
import { rights } from '@belvedere/contract/rights.ts';
import type { Route } from '@belvedere/contract/route.ts';
import { expect, test } from 'vitest';
import { codesInTables, literalsIn, pageText, root, sectionOf } from './testing/literal-codes.ts';

const server = 'apps/server/src';
const stac = 'packages/stac/src';

const union = (...sets: ReadonlySet<string>[]) => sets.reduce((all, set) => all.union(set), new Set<string>());
const sorted = (set: ReadonlySet<string>) => [...set].sort();

/** The names of what must be one segment of a path: `nameFault('id', …)` gives `id_missing` and so on. */
function nameCodes(): Set<string> {
  const subjects = literalsIn([stac], /nameFault\('([a-z_]+)'/g);
  const faults = literalsIn([`${stac}/name.ts`], /code: '([a-z_]+)', reason/g);
  const all = [...subjects].flatMap((subject) => [...faults].map((fault) => `${subject}_${fault}`));
  // A key of an object is there, and is a text.
  return new Set(all.filter((code) => !['asset_key_missing', 'asset_key_not_text'].includes(code)));
}

/** `code: 'x'` or `wrong('x', …)`; a ring has a code of its own for what other lists call by a default. */
const faultCode = /(?:\bcode(?: =|:)|\bwrong\(|\bposition, 4,)\s*'([a-z_]+)'/g;

function faultCodesOf(files: readonly string[]): Set<string> {
  return literalsIn(
    files.map((file) => `${stac}/${file}.ts`),
    faultCode,
  );
}

const itemFiles = ['item', 'asset', 'link', 'href', 'json-walk', 'geometry-fault', 'item-interval', 'bbox'];
const versionCodes = literalsIn([`${stac}/stac-version.ts`], /'(stac_version_[a-z]+)'/g);
const bodyFaults = literalsIn([`${server}/ingest/feature-stream-text.ts`], /code: '([a-z_]+)'/g);
const unknownCollection = literalsIn([`${server}/ingest/deposit/known-collections.ts`], /code: '([a-z_]+)'/g);
const itemCodes = union(faultCodesOf(itemFiles), nameCodes(), versionCodes, bodyFaults, unknownCollection);

test('docs/reference/item-checks.md names every code of a denial, and no other', () => {
  const page = pageText('reference/item-checks.md');
  const keys = [...page.matchAll(/`(asset_key_[a-z_]+)`/g)].map((match) => match[1] ?? '');
  expect(sorted(union(codesInTables(page), new Set(keys)))).toEqual(sorted(itemCodes));
});

const errorsPage = pageText('reference/errors.md');
const collectionFaults = union(
  faultCodesOf(['collection', 'extent']),
  literalsIn([`${server}/catalog/collections`], /code: '([a-z_]+)'/g),
);
const searchCodes = union(
  literalsIn([`${stac}/search.ts`, `${server}/catalog`], /new StacProblem\(\s*[^,]+,\s*'([a-z_]+)'/g),
  // `problem(name, …)` gives `{name}_invalid`; a box and a geometry have the codes of their faults.
  new Set(['collections', 'ids', 'datetime', 'limit', 'token', 'q'].map((name) => `${name}_invalid`)),
);

test('docs/reference/errors.md names every code of a refusal, and no other', () => {
  const thrown = literalsIn([server], /new AppError\(\s*\d{3},\s*'([a-z_]+)'/g);
  const links = literalsIn([`${server}/access/links`], /\bdead\('([a-z_]+)'/g);
  const problems = literalsIn([`${server}/platform/http/problem.ts`], /code: '([a-z_]+)'/g);
  const expected = union(thrown, links, problems, searchCodes, collectionFaults).difference(itemCodes);
  const requests = sectionOf(errorsPage, 'Errors of requests');
  const named = codesInTables(errorsPage.replace(requests, ''));
  // Told of a body and of a feature alike.
  const shared = new Set(['not_json', 'datetime_invalid']);
  expect(sorted(named.difference(shared))).toEqual(sorted(expected.difference(shared)));
  expect(named).toContain('not_json');
});

test('docs/reference/errors.md names every code of a request in error or waiting, and no other', () => {
  const failures = literalsIn([`${server}/ingest/model`, `${server}/ingest/work`], /code: '([a-z_]+)'/g);
  const waits = literalsIn([`${server}/ingest/work/resolve-version.ts`], /because: '([a-z_]+)' \}/g);
  expect(sorted(codesInTables(sectionOf(errorsPage, 'Errors of requests')))).toEqual(sorted(union(failures, waits)));
});

test('docs/reference/configuration.md names every setting that is read, and no other', () => {
  const read = literalsIn([`${server}/config.ts`], /^ {2}([A-Z][A-Z_]+): z/gm);
  const page = pageText('reference/configuration.md');
  const named = codesInTables(page.slice(0, page.indexOf('\n## ')));
  expect(sorted(named)).toEqual(sorted(read));
});

test('docs/reference/configuration.md names every command, and no other', () => {
  const commands = literalsIn([`${server}/commands.ts`], /usage: '([^']+)'/g);
  const named = codesInTables(sectionOf(pageText('reference/configuration.md'), 'Commands'));
  expect(sorted(named)).toEqual(sorted(commands));
});

test('docs/reference/roles-and-rights.md lists each right with its role and its routes, and no other', async () => {
  const routes = await contractRoutes();
  const expected = Object.entries(rights).map(([right, { least }]) => {
    const doors = routes.filter((route) => route.right === right).map(({ method, path }) => `${method} ${path}`);
    return [right, least, ...doors.sort()].join('\n');
  });
  const table = sectionOf(pageText('reference/roles-and-rights.md'), 'Rights');
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.map((row) => {
    const [right, least, ...doors] = [...row.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    return [right, least, ...doors.sort()].join('\n');
  });
  expect(named.sort()).toEqual(expected.sort());
});

async function contractRoutes(): Promise<Route[]> {
  const folder = `${root}packages/contract/src`;
  const files = readdirSync(folder).filter((file) => !file.endsWith('.test.ts'));
  const modules = await Promise.all(files.map((file) => import(`${folder}/${file}`) as Promise<object>));
  return modules.flatMap((module) => Object.values(module)).filter(isRoute);
}

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'right' in value;
}
