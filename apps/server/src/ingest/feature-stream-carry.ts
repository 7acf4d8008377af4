const smallest = 16_384;

/**
 * Bytes that wait for the rest of their value, copied: a million chunks of one byte would else cost a million objects.
 * Beyond its limit it keeps nothing and only remembers that there was too much.
 */
export class Carry {
  readonly #limit: number;
  #bytes: Buffer = Buffer.alloc(0);
  #length = 0;
  #overflown = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isEmpty(): boolean {
    return this.#length === 0 && !this.#overflown;
  }

  /** What it holds, valid until the next `append`. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  append(bytes: Buffer): void {
    if (this.#overflown || bytes.length === 0) return;
    const length = this.#length + bytes.length;
    if (length > this.#limit) {
      this.clear();
      this.#overflown = true;
      return;
    }
    if (length > this.#bytes.length) this.#grow(length);
    bytes.copy(this.#bytes, this.#length);
    this.#length = length;
  }

  /** All that was carried and these last bytes, or undefined when it is too much. Valid until the next `append`. */
  take(last: Buffer): Buffer | undefined {
    if (this.isEmpty) return last.length > this.#limit ? undefined : last;
    this.append(last);
    const taken = this.#overflown ? undefined : this.bytes;
    this.#length = 0;
    this.#overflown = false;
    return taken;
  }

  clear(): void {
    this.#bytes = Buffer.alloc(0);
    this.#length = 0;
    this.#overflown = false;
  }

  #grow(length: number): void {
    const grown = Buffer.allocUnsafe(Math.max(smallest, length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
