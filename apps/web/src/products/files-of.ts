/** A file that a STAC document names. */
export interface NamedFile {
  readonly key: string;
  readonly title: string | undefined;
  readonly type: string | undefined;
  readonly bytes: number | undefined;
  readonly href: string;
  /** Its address is one that a browser may follow: a producer may have written anything there. */
  readonly opens: boolean;
}

/** Files of a STAC item, whatever its producer left out. */
export function filesOf(document: unknown): NamedFile[] {
  const assets = field(document, 'assets');
  if (typeof assets !== 'object' || assets === null) return [];
  return Object.entries(assets).flatMap(([key, asset]) => {
    const href = text(field(asset, 'href'));
    if (href === undefined) return [];
    const bytes = field(asset, 'file:size');
    return [
      {
        key,
        title: text(field(asset, 'title')),
        type: text(field(asset, 'type')),
        bytes: typeof bytes === 'number' ? bytes : undefined,
        href,
        opens: /^https?:\/\//i.test(href),
      },
    ];
  });
}

function field(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null
    ? Object.entries(holder).find(([key]) => key === name)?.[1]
    : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
