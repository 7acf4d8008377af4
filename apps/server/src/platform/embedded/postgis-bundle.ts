import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';
import { postgis as whole } from '@electric-sql/pglite-postgis';

/** What PostGIS needs here. Raster, topology and upgrade scripts triple the time that opening takes. */
const kept =
  /^(lib\/postgresql\/postgis-3\.so|share\/proj\/.*|share\/postgresql\/extension\/postgis(\.control|--\d+\.\d+\.\d+\.sql))$/;
const wanted = /^share\/postgresql\/extension\/postgis\.control$/;

/** PostGIS as the embedded database loads it, cut to what we use. The cut bundle is kept in `cache`. */
export function postgisFrom(cache: string): Extension {
  return {
    name: 'postgis',
    async setup(database, emscripten) {
      const made = await whole.setup(database, emscripten);
      if (made.bundlePath === undefined) return made;
      return { ...made, bundlePath: pathToFileURL(cutBundle(made.bundlePath, cache)) };
    },
  };
}

function cutBundle(bundle: URL, cache: string): string {
  const file = join(cache, 'postgis.tar.gz');
  if (existsSync(file)) return file;
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, gzipSync(cutTar(gunzipSync(readFileSync(bundle))), { level: 1 }));
  renameSync(temporary, file);
  return file;
}

const block = 512;

/** A tar is blocks of 512 bytes: a header with name and size in octal, then the content, padded. */
function cutTar(tar: Buffer): Buffer {
  const parts: Buffer[] = [];
  let found = false;
  for (let offset = 0; offset + block <= tar.length && tar[offset] !== 0; ) {
    const name = fieldOf(tar, offset, 100);
    const size = Number.parseInt(fieldOf(tar, offset + 124, 12), 8);
    const end = offset + block + Math.ceil(size / block) * block;
    const isFile = fieldOf(tar, offset + 156, 1) !== '5';
    if (!isFile || kept.test(name)) parts.push(tar.subarray(offset, end));
    found ||= wanted.test(name);
    offset = end;
  }
  if (!found) throw new Error('Cannot cut the PostGIS bundle: it holds no postgis.control');
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

function fieldOf(tar: Buffer, offset: number, length: number): string {
  return tar
    .toString('latin1', offset, offset + length)
    .replace(/\0.*$/s, '')
    .trim();
}
