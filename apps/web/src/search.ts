/** What follows the `?`, as plain text: one value a name, or several. Filters and selection live here. */
export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;
/** What a link may say: a number is written as text. */
export type SearchInput = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** The text of a parameter; of several, the first. */
export function textOf(search: Search, name: string): string | undefined {
  return [search[name]].flat()[0];
}

export function parseSearch(text: string): Search {
  const search = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const known = search.get(name);
    search.set(name, known === undefined ? value : [...[known].flat(), value]);
  }
  return Object.fromEntries(search);
}

/** Empty values are left out, so that an address says only what differs from the ordinary. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one));
    }
  }
  return parameters.size > 0 ? `?${parameters}` : '';
}
