import { Socket } from 'node:net';

/** A stream for `pg` that asks for its address at the moment of connecting: the database process may have moved since. */
export class DialledSocket extends Socket {
  readonly #address: () => string;

  constructor(address: () => string) {
    super();
    this.#address = address;
  }

  /** `pg` gives a host and a port, which mean nothing here. */
  override connect(): this {
    return super.connect({ path: this.#address() });
  }
}
