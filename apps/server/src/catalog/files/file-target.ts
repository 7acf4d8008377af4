import { AppError, notFound } from '../../platform/errors.ts';
import type { ItemDocument } from '../stac/present-item.ts';

/**
 * Where a file is: the `href` that its producer gave in a document that we keep, and nothing that comes with the call. Only what a
 * browser can follow is answered with a redirect.
 */
export function targetOf(item: ItemDocument, asset: string): string {
  const { assets } = JSON.parse(item.document) as { assets?: Record<string, { href?: unknown }> };
  const href = assets !== undefined && Object.hasOwn(assets, asset) ? assets[asset]?.href : undefined;
  if (typeof href !== 'string') throw notFound('file', `${item.collection}/${item.id}/${asset}`);
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (url !== undefined && ['http:', 'https:'].includes(url.protocol)) return url.href;
  throw new AppError(
    409,
    'file_not_followable',
    `Cannot lead to file "${asset}": it is known as "${href.slice(0, 200)}"`,
    {
      hint: 'Read it with a tool that understands this address: only http and https can be followed from here',
      values: { asset, href: href.slice(0, 200) },
    },
  );
}
