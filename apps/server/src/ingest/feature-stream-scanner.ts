const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const openings = [0x5b, 0x7b];
const closings = [0x5d, 0x7d];
const blanks = [0x20, 0x09, lineFeed, carriageReturn];

/** Bytes at which the inside of a string is left: its end, an escape, a control character (no JSON has one raw). */
const stopsText = byteTable([quote, backslash, ...Array.from({ length: 0x20 }, (_, byte) => byte)]);
const stopsTokens = byteTable([quote, lineFeed, carriageReturn, ...openings, ...closings]);
const stopsScalar = byteTable([quote, 0x2c, 0x3a, ...blanks, ...openings, ...closings]);
const startsValue = byteTable([quote, ...openings, ...Buffer.from('-0123456789tfn')]);
const isBlankByte = byteTable(blanks);

function byteTable(bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
}

export function isBlank(byte: number): boolean {
  return isBlankByte[byte] === 1;
}

/** Whether a JSON value may start with it. */
export function isValueStart(byte: number): boolean {
  return startsValue[byte] === 1;
}

/**
 * Finds the end of one JSON value in bytes that come in pieces, without parsing it: strings, escapes, brackets. What it saw
 * on the way says whether the value may be parsed at all.
 */
export class ValueScanner {
  /** Nested beyond the bound. */
  tooDeep = false;
  /** A line end between tokens. */
  lineEnds = false;
  /** A raw control character in a string. */
  control = false;
  /** A bracket closed by the other kind: where the value ends is not known. */
  mismatched = false;
  readonly #deepest: number;
  readonly #closings: Uint8Array;
  #depth = 0;
  #scalar = false;
  #quoted = false;
  #escaped = false;

  constructor(deepest: number) {
    this.#deepest = deepest;
    this.#closings = new Uint8Array(deepest + 1);
  }

  /** Starts over, with a value whose first byte is given; `scan` from that byte. */
  begin(first: number): void {
    this.tooDeep = false;
    this.lineEnds = false;
    this.control = false;
    this.mismatched = false;
    this.#depth = 0;
    this.#quoted = false;
    this.#escaped = false;
    this.#scalar = first !== quote && !openings.includes(first);
  }

  /** The index after the value's last byte, or -1 when it goes on beyond these bytes. */
  scan(bytes: Uint8Array, from: number): number {
    if (this.#scalar) return scalarEnd(bytes, from);
    const to = bytes.length;
    let at = from;
    let quoted = this.#quoted;
    if (this.#escaped && at < to) at = this.#skipEscaped(bytes, at);
    while (at < to) {
      if (quoted) {
        while (at < to && stopsText[bytes[at] as number] === 0) at += 1;
        if (at === to) break;
        const byte = bytes[at] as number;
        at += 1;
        if (byte === quote) {
          quoted = false;
          if (this.#depth === 0) return at;
        } else if (byte === backslash) at = this.#skipEscaped(bytes, at);
        else this.control = true;
      } else {
        while (at < to && stopsTokens[bytes[at] as number] === 0) at += 1;
        if (at === to) break;
        const byte = bytes[at] as number;
        at += 1;
        if (byte === quote) quoted = true;
        else if (this.#structure(byte)) return at;
      }
    }
    this.#quoted = quoted;
    return -1;
  }

  #skipEscaped(bytes: Uint8Array, at: number): number {
    this.#escaped = at === bytes.length;
    if (this.#escaped) return at;
    if ((bytes[at] as number) < 0x20) this.control = true;
    return at + 1;
  }

  /** Whether the byte closes the value. */
  #structure(byte: number): boolean {
    if (byte === lineFeed || byte === carriageReturn) {
      this.lineEnds = true;
      return false;
    }
    if (byte === 0x5b || byte === 0x7b) {
      this.#depth += 1;
      // Either closing bracket is its opening one + 2.
      if (this.#depth <= this.#deepest) this.#closings[this.#depth] = byte + 2;
      else this.tooDeep = true;
      return false;
    }
    if (this.#depth <= this.#deepest && this.#closings[this.#depth] !== byte) this.mismatched = true;
    this.#depth -= 1;
    return this.#depth <= 0;
  }
}

function scalarEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (stopsScalar[bytes[at] as number] === 1) return at;
  }
  return -1;
}
