/** Names of the hash functions that archives use, by their multihash code in hexadecimal. */
const names: Readonly<Record<string, string>> = {
  '11': 'sha1',
  '12': 'sha256',
  '13': 'sha512',
  '16': 'sha3-256',
  d501: 'md5',
};

export interface Checksum {
  readonly name: string;
  readonly digest: string;
}

/** A multihash as people know it: the function's name and the digest. Lengths under 128 bytes take two digits. */
export function readChecksum(multihash: string): Checksum {
  const code = Object.keys(names).find((prefix) => multihash.toLowerCase().startsWith(prefix));
  if (code === undefined) return { name: 'multihash', digest: multihash };
  return { name: names[code] ?? '', digest: multihash.slice(code.length + 2).toLowerCase() };
}
