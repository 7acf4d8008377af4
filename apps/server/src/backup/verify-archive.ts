import { type ArchiveEnd, type ArchiveHeader, damaged } from './archive-format.ts';
import { readArchive } from './archive-reader.ts';

export interface VerifiedArchive {
  readonly file: string;
  readonly header: ArchiveHeader;
  readonly end: ArchiveEnd;
}

/** Reads an archive to its end, before anything is touched for it: checksum, and the rows of each table. */
export async function verifyArchive(file: string): Promise<VerifiedArchive> {
  let header: ArchiveHeader | undefined;
  let end: ArchiveEnd | undefined;
  const counts = new Map<string, number>();
  let table = '';
  for await (const part of readArchive(file)) {
    switch (part.kind) {
      case 'header':
        header = part.header;
        break;
      case 'table':
        table = part.table;
        counts.set(table, 0);
        break;
      case 'row':
        counts.set(table, (counts.get(table) ?? 0) + 1);
        break;
      case 'end':
        end = part.end;
        break;
      default: {
        const never: never = part;
        throw never;
      }
    }
  }
  if (header === undefined || end === undefined) throw damaged(file, 'it is empty');
  for (const [name, expected] of Object.entries(end.rows)) {
    const found = counts.get(name) ?? 0;
    if (found !== expected) throw damaged(file, `it holds ${found} rows of "${name}" instead of ${expected}`);
  }
  return { file, header, end };
}
