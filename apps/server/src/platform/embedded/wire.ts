/** PostgreSQL's wire protocol, version 3: as much of it as a gateway must understand (PostgreSQL manual, chapter 55). */

export interface Message {
  /** The type byte as a letter. */
  readonly type: string;
  readonly body: Buffer;
  /** Type, length and body as they came. */
  readonly bytes: Buffer;
}

/** Cuts a stream of bytes into messages. What is incomplete waits for the next bytes. */
export class MessageReader {
  #parts: Buffer[] = [];
  #length = 0;
  /** Bytes of the message that is coming: until they are there nothing is joined, or a long one would cost its square. */
  #wanted = 0;

  push(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  /** The first message of a connection has no type byte. */
  nextUntyped(): Buffer | undefined {
    const length = this.#peek(4)?.readInt32BE(0);
    return length === undefined ? undefined : this.#take(length);
  }

  next(): Message | undefined {
    const length = this.#peek(5)?.readInt32BE(1);
    const bytes = length === undefined ? undefined : this.#take(length + 1);
    if (bytes === undefined) return undefined;
    return { type: String.fromCharCode(bytes[0] ?? 0), body: bytes.subarray(5), bytes };
  }

  #peek(length: number): Buffer | undefined {
    return this.#length < Math.max(length, this.#wanted) ? undefined : this.#joined();
  }

  #take(length: number): Buffer | undefined {
    this.#wanted = length;
    if (this.#length < length) return undefined;
    this.#wanted = 0;
    const joined = this.#joined();
    this.#parts = joined.length > length ? [joined.subarray(length)] : [];
    this.#length -= length;
    return joined.subarray(0, length);
  }

  #joined(): Buffer {
    const [only] = this.#parts;
    if (only !== undefined && this.#parts.length === 1) return only;
    const joined = Buffer.concat(this.#parts);
    this.#parts = [joined];
    return joined;
  }
}

export function textAt(body: Buffer, offset: number): string {
  return body.toString('utf8', offset, body.indexOf(0, offset));
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export function query(text: string): Buffer {
  return message('Q', Buffer.from(`${text}\0`));
}

/** An answer to the first message: no password, what drivers want to know, ready. */
export function welcome(parameters: Record<string, string>, connection: number): Buffer {
  const key = Buffer.alloc(8);
  key.writeInt32BE(connection, 0);
  const statuses = Object.entries(parameters).map(([name, value]) => message('S', Buffer.from(`${name}\0${value}\0`)));
  return Buffer.concat([message('R', Buffer.alloc(4)), ...statuses, message('K', key), message('Z', Buffer.from('I'))]);
}

export interface ErrorFields {
  readonly severity: 'ERROR' | 'FATAL';
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

export function errorMessage({ severity, code, message: text, hint }: ErrorFields): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${text}`, ...(hint === undefined ? [] : [`H${hint}`])];
  return message('E', Buffer.from(`${fields.join('\0')}\0\0`));
}

export function readyMessage(status: TransactionStatus): Buffer {
  return message('Z', Buffer.from(status));
}

/** `I` none, `T` in a transaction, `E` in one that failed. */
export type TransactionStatus = 'I' | 'T' | 'E';

/** The SQLSTATE of an error message. */
export function errorCodeOf(body: Buffer): string {
  for (let offset = 0; offset < body.length && body[offset] !== 0; offset = body.indexOf(0, offset) + 1) {
    if (body[offset] === 'C'.charCodeAt(0)) return textAt(body, offset + 1);
  }
  return '';
}

/** The columns of a row, in text. */
export function columnsOf(row: Buffer): string[] {
  const columns: string[] = [];
  let offset = 2;
  for (let left = row.readInt16BE(0); left > 0; left -= 1) {
    const length = row.readInt32BE(offset);
    columns.push(row.toString('utf8', offset + 4, offset + 4 + Math.max(0, length)));
    offset += 4 + Math.max(0, length);
  }
  return columns;
}
