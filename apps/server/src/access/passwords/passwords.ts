import { hash, verify } from '@node-rs/argon2';
import { createGate } from './gate.ts';

/** Hashes and checks passwords (argon2id, 19 MiB and 2 passes each: OWASP's first choice). */
export interface Passwords {
  hash(password: string, lane?: Lane): Promise<string>;
  /** Takes as long for an account that is not there, or that has no password yet, as for a wrong password. */
  matches(passwordHash: string | null | undefined, password: string, lane?: Lane): Promise<boolean>;
}

/** Attempts that were made to wait have a lane of their own, so that a flood of them holds up nobody else. */
export type Lane = 'free' | 'slowed';

export function createPasswords(): Passwords {
  // 200 sign-ins at once cost 3 x 19 MiB, and leave a thread of libuv's four to the files.
  const lanes = { free: createGate({ width: 2, waiting: 500 }), slowed: createGate({ width: 1, waiting: 100 }) };
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password, lane = 'free') => lanes[lane].pass(() => hash(password)),
    async matches(passwordHash, password, lane = 'free') {
      nobodys ??= hash('the password of nobody');
      const known = passwordHash ?? (await nobodys);
      const right = await lanes[lane].pass(() => verify(known, password));
      return right && typeof passwordHash === 'string';
    },
  };
}
