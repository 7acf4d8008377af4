/** Programs that ask the archive what the page asks, for a terminal and for Python. */
export interface SnippetOf {
  /** Address of the server, as the reader sees it. */
  readonly origin: string;
  readonly project: string;
  /** Only a project that is not public asks who calls. */
  readonly signedIn: boolean;
}

/** `curl` of a search, the next pages following the `next` links of the answer. */
export function curlOfSearch(
  { origin, project, signedIn }: SnippetOf,
  body: Readonly<Record<string, unknown>>,
): string {
  return [
    `curl '${origin}/stac/${project}/search' \\`,
    ...(signedIn ? [`  --header "Authorization: Bearer $BELVEDERE_TOKEN" \\`] : []),
    `  --header 'Content-Type: application/json' \\`,
    `  --data ${shellQuoted(JSON.stringify({ ...body, limit: 100 }))}`,
  ].join('\n');
}

/** The search for pystac-client, which follows the pages by itself. It knows no search by text. */
export function pythonOfSearch(of: SnippetOf, { q, ...body }: Readonly<Record<string, unknown>>): string {
  const parameters = Object.entries(body).map(([name, value]) => `    ${name}=${python(value)},`);
  return [
    ...clientLines(of),
    'search = client.search(',
    ...parameters,
    '    max_items=100,',
    ')',
    ...(q === undefined ? [] : [`# pystac-client has no search by text: ${JSON.stringify(q)} is left out`]),
    'items = search.item_collection()',
  ].join('\n');
}

export interface ItemNames {
  readonly collection: string;
  readonly item: string;
  readonly version: number | undefined;
}

/** The STAC address of an item, or of one version of it for ever. */
export function stacAddress({ origin, project }: SnippetOf, { collection, item, version }: ItemNames): string {
  const path = ['stac', project, 'collections', collection, 'items', item].map(encodeURIComponent).join('/');
  return `${origin}/${path}${version === undefined ? '' : `?version=${version}`}`;
}

export function curlOfItem(of: SnippetOf, names: ItemNames): string {
  const token = of.signedIn ? ` \\\n  --header "Authorization: Bearer $BELVEDERE_TOKEN"` : '';
  return `curl ${shellQuoted(stacAddress(of, names))}${token}`;
}

export function pythonOfItem(of: SnippetOf, names: ItemNames): string {
  if (names.version !== undefined) {
    return [
      ...(of.signedIn ? ['import os', ''] : []),
      'from pystac import Item',
      'from pystac.stac_io import DefaultStacIO',
      '',
      of.signedIn
        ? `io = DefaultStacIO(headers={"Authorization": f"Bearer {os.environ['BELVEDERE_TOKEN']}"})`
        : 'io = DefaultStacIO()',
      `item = Item.from_file(${python(stacAddress(of, names))}, stac_io=io)`,
    ].join('\n');
  }
  return [
    ...clientLines(of),
    `item = client.get_collection(${python(names.collection)}).get_item(${python(names.item)})`,
  ].join('\n');
}

function clientLines({ origin, project, signedIn }: SnippetOf): string[] {
  const root = python(`${origin}/stac/${project}`);
  if (!signedIn) return ['from pystac_client import Client', '', `client = Client.open(${root})`];
  return [
    'import os',
    '',
    'from pystac_client import Client',
    '',
    `token = os.environ["BELVEDERE_TOKEN"]`,
    `client = Client.open(${root}, headers={"Authorization": f"Bearer {token}"})`,
  ];
}

/** JSON is Python but for three words, none of which is among the values of a search. */
function python(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('","', '", "')
    .replaceAll(/,(?=[-\d[{"])/g, ', ')
    .replaceAll(',  ', ', ');
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
