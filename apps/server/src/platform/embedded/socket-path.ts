import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';

/** The kernel takes 107 bytes on Linux, 103 on macOS. */
const longest = 100;

export interface SocketPath {
  readonly path: string;
  release(): void;
}

/** An address for a socket however deep its folder lies: by way of an open folder, whose name in `/proc` is short. */
export function socketPathIn(folder: string, name: string): SocketPath {
  const plain = join(folder, name);
  if (Buffer.byteLength(plain) <= longest) return { path: plain, release: () => {} };
  if (process.platform !== 'linux') {
    throw new AppError(
      500,
      'folder_too_deep',
      `Cannot open a socket in "${folder}": its path is longer than this system takes`,
      {
        hint: 'Set BELVEDERE_DATA to a folder with a shorter path',
      },
    );
  }
  const descriptor = openSync(folder, 'r');
  return { path: `/proc/self/fd/${descriptor}/${name}`, release: () => closeSync(descriptor) };
}
