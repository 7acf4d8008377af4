// Every installed package has a licence that an Apache-2.0 product may be shipped with. Exceptions are named, with their reason.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'Python-2.0',
  'OFL-1.1',
  'MIT-0',
  'Zlib',
  'WTFPL',
  'PostgreSQL',
]);
/** Used as they are and not linked into our code: see NOTICE and docs/decisions. */
const named = {
  '@electric-sql/pglite-postgis': 'PostGIS (GPL-2.0-or-later) and GEOS (LGPL) inside, ADR 2',
  lightningcss: 'MPL-2.0, a build tool',
  'axe-core': 'MPL-2.0, tests only',
};

const wrong = packages(join(root, 'node_modules'))
  .filter(({ name, licence }) => !isNamed(name) && !isAllowed(licence))
  .map(({ name, licence }) => `${name}: ${licence || 'no licence'}`);
for (const line of wrong) process.stderr.write(`Licence not allowed  ${line}\n`);
process.exit(wrong.length > 0 ? 1 : 0);

function isNamed(name) {
  return Object.keys(named).some((one) => name === one || name.startsWith(`${one}-`));
}

/** An SPDX expression of one level: any side of OR, each side of AND. */
function isAllowed(licence) {
  const parts = licence.replace(/[()]/g, '').split(/ OR /i);
  return parts.some((part) => part.split(/ AND /i).every((one) => allowed.has(one.trim())));
}

function packages(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) return [];
    const path = join(folder, entry.name);
    if (entry.name.startsWith('@')) return packages(path);
    const file = join(path, 'package.json');
    if (!existsSync(file)) return [];
    const { name, license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
    const licence =
      typeof license === 'string' ? license : (license?.type ?? licenses?.map?.((one) => one.type).join(' OR ') ?? '');
    return [{ name: name ?? entry.name, licence }, ...packages(join(path, 'node_modules'))];
  });
}
