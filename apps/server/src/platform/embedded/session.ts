import type { PGlite } from '@electric-sql/pglite';
import { columnsOf, errorCodeOf, errorMessage, MessageReader, query, type TransactionStatus, textAt } from './wire.ts';

export interface Answer {
  /** For the connection that asked. */
  readonly bytes: Buffer;
  readonly status: TransactionStatus;
  readonly failed: boolean;
  /** For whoever listens, the sender too if it does. */
  readonly notifications: readonly { readonly channel: string; readonly bytes: Buffer }[];
}

/** The one session of the embedded database, spoken to in the wire protocol. */
export interface Session {
  readonly parameters: Record<string, string>;
  /** Messages up to Sync, or one simple query. Blocks the process until it is answered. */
  run(unit: Buffer): Answer;
  /** The first row of a statement of our own, each column as text. */
  valuesOf(text: string): string[];
  /** While it is too full a disk, errors of "read only" are told as "disk full". */
  setReadOnly(readOnly: boolean): void;
}

export function sessionOver(database: PGlite, parameters: Record<string, string>): Session {
  let readOnly = false;
  function exchange(unit: Buffer): MessageReader {
    const reader = new MessageReader();
    // The answer is written in one stretch before the promise is there to be waited for; its memory is reused by the next.
    void database.execProtocolRawStream(unit, {
      syncToFs: false,
      onRawData: (bytes) => reader.push(Buffer.from(bytes)),
    });
    return reader;
  }
  return {
    parameters,
    run: (unit) => sorted(exchange(unit), readOnly),
    valuesOf(text) {
      const reader = exchange(query(text));
      for (let next = reader.next(); next !== undefined; next = reader.next()) {
        if (next.type === 'D') return columnsOf(next.body);
      }
      return [];
    },
    setReadOnly(now) {
      readOnly = now;
    },
  };
}

function sorted(reader: MessageReader, readOnly: boolean): Answer {
  const bytes: Buffer[] = [];
  const notifications: { channel: string; bytes: Buffer }[] = [];
  let status: TransactionStatus = 'I';
  let failed = false;
  for (let next = reader.next(); next !== undefined; next = reader.next()) {
    if (next.type === 'A') {
      notifications.push({ channel: textAt(next.body, 4), bytes: next.bytes });
      continue;
    }
    if (next.type === 'Z') status = next.body.toString('latin1') as TransactionStatus;
    if (next.type === 'E') failed = true;
    bytes.push(next.type === 'E' && readOnly && errorCodeOf(next.body) === readOnlyTransaction ? diskFull : next.bytes);
  }
  return { bytes: Buffer.concat(bytes), status, failed, notifications };
}

const readOnlyTransaction = '25006';
const diskFull = errorMessage({
  severity: 'ERROR',
  code: '53100',
  message: 'too little free space on the disk of the data folder',
});
