import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const server = join(root, 'apps/server/src');

/** A room may import the rooms to its left, and itself. */
const rooms = ['platform', 'projects', 'access', 'sessions', 'requests', 'catalog', 'ingest'] as const;
/** Folders of the server that are no rooms: they stand above all of them, and none of them imports these. */
const above = ['backup', 'commands', 'demo', 'testing', 'migrations'];
/** Files at the top that rooms may know, for their types. */
const known = ['context.ts', 'config.ts'];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

test('a room imports only rooms to its left', () => {
  const wrong = importsBelow(server)
    .filter(({ from }) => !isTest(from) && roomOf(from) !== undefined)
    .filter(({ from, to, typeOnly }) => !isAllowed(from, to, typeOnly));
  expect(wrong).toEqual([]);
});

test('every folder of the server is a room or a folder above the rooms', () => {
  const folders = readdirSync(server, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  expect(folders.filter((name) => ![...rooms, ...above].includes(name))).toEqual([]);
});

test('nothing imports itself through others', () => {
  for (const folder of ['apps/server/src', 'apps/web/src', 'packages/contract/src', 'packages/stac/src']) {
    expect(cyclesOf(importsBelow(join(root, folder)).filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  }
});

test('no file is longer than 400 lines, and no folder is named for what it does not say', () => {
  const files = ['apps', 'packages', 'scripts', 'bench', 'e2e'].flatMap((folder) => sourcesBelow(join(root, folder)));
  const long = files.filter(
    (file) => !isTest(file) && !file.includes('/i18n/') && readFileSync(file, 'utf8').split('\n').length > 401,
  );
  expect(long.map((file) => relative(root, file))).toEqual([]);
  const nameless = files.filter((file) =>
    /(^|\/)(utils?|helpers?|common|shared|core|misc)(\/|\.tsx?$)/.test(relative(root, file)),
  );
  expect(nameless).toEqual([]);
});

function isAllowed(from: string, to: string, typeOnly: boolean): boolean {
  const target = roomOf(to);
  if (target === undefined) return typeOnly && known.includes(to);
  return rooms.indexOf(target) <= rooms.indexOf(roomOf(from) ?? 'platform');
}

function roomOf(file: string): (typeof rooms)[number] | undefined {
  const first = file.split(sep)[0];
  return rooms.find((room) => room === first);
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

function importsBelow(folder: string): Import[] {
  return sourcesBelow(folder).flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^(import|export)( type)?[^;'"]*?from '(\.[^']+)'|^import '(\.[^']+)'|import\('(\.[^']+)'\)/gm,
      ),
    ].map(
      (match): Import => ({
        from: relative(folder, file),
        to: relative(folder, resolve(dirname(file), match[3] ?? match[4] ?? match[5] ?? '')),
        // A lazy import is taken when it is called: it makes no cycle at load.
        typeOnly: match[2] !== undefined || match[5] !== undefined,
      }),
    ),
  );
}

function sourcesBelow(folder: string): string[] {
  let entries: ReturnType<typeof readEntries>;
  try {
    entries = readEntries(folder);
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return [];
    if (entry.isDirectory()) return sourcesBelow(join(folder, entry.name));
    return /\.(tsx?|mjs)$/.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}

function readEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}

/** The files of each cycle, found by walking in depth. */
function cyclesOf(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const cycles: string[][] = [];
  const walk = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push(path.slice(at));
    if (at >= 0 || done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return cycles;
}
