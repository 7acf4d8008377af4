import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { AppError } from '../platform/errors.ts';
import {
  type ArchiveEnd,
  type ArchiveHeader,
  type ArchiveRow,
  damaged,
  endSchema,
  formatVersion,
  headerSchema,
  rowSchema,
  tableSchema,
} from './archive-format.ts';

export type ArchivePart =
  | { readonly kind: 'header'; readonly header: ArchiveHeader }
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly row: ArchiveRow }
  | { readonly kind: 'end'; readonly end: ArchiveEnd };

/** The parts of an archive, one by one, in constant memory. Its last is its end, held against the lines before it. */
export async function* readArchive(file: string): AsyncGenerator<ArchivePart> {
  const hash = createHash('sha256');
  let number = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    number += 1;
    if (ended) throw damaged(file, 'something follows its end');
    const part = partOf(file, number, line);
    if (part.kind === 'end') {
      if (part.end.sha256 !== hash.digest('hex')) throw damaged(file, 'its checksum is wrong');
      ended = true;
    } else hash.update(`${line}\n`);
    yield part;
  }
  if (!ended) throw damaged(file, 'it has no end');
}

function partOf(file: string, number: number, line: string): ArchivePart {
  if (number === 1) {
    const header = parsed(file, number, line, headerSchema);
    if (header.format <= formatVersion) return { kind: 'header', header };
    throw new AppError(
      422,
      'backup_newer',
      `Cannot read "${file}": Belvedere ${header.version} made it, this is older`,
    );
  }
  if (line.startsWith('[')) return { kind: 'row', row: parsed(file, number, line, rowSchema) };
  if (line.startsWith('{"end"')) return { kind: 'end', end: parsed(file, number, line, endSchema).end };
  return { kind: 'table', ...parsed(file, number, line, tableSchema) };
}

function parsed<T>(file: string, number: number, line: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    throw damaged(file, `line ${number} is not what it should be`, error);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const gunzip = createGunzip();
  input.on('error', (error) => gunzip.destroy(error));
  input.pipe(gunzip);
  let parts: Buffer[] = [];
  try {
    for await (const bytes of gunzip as AsyncIterable<Buffer>) {
      let from = 0;
      for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
        yield Buffer.concat([...parts, bytes.subarray(from, to)]).toString('utf8');
        parts = [];
        from = to + 1;
      }
      if (from < bytes.length) parts.push(bytes.subarray(from));
    }
  } catch (error) {
    throw explained(file, error);
  } finally {
    input.destroy();
    gunzip.destroy();
  }
  if (parts.length > 0) throw damaged(file, 'its last line is cut');
}

function explained(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new AppError(404, 'not_found', `Cannot find the file "${file}"`);
  return code.startsWith('Z_') ? damaged(file, 'it does not unpack', error) : error;
}
