/** A name as it is looked for: lower case, without accents. Made here, so that both engines and every locale find the same rows. */
export function searchName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
