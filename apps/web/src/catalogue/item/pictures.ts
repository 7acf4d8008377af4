import type { DataType } from '@belvedere/stac/data-types.ts';
import { filesOf, type ItemFile, type StacItem } from './stac-item.ts';

const shown = /^image\/(png|jpe?g|webp|gif|avif|svg\+xml)\b/i;
const named = /\.(png|jpe?g|webp|gif|avif)$/i;

/** Data types that are pictures, the smallest first. */
const small: readonly DataType[] = ['THUMBNAIL', 'QUICKLOOK_SD', 'QUICKLOOK_MD', 'QUICKLOOK_HD'];
/** For a picture that is looked at, the smallest that fills it. */
const large: readonly DataType[] = ['QUICKLOOK_MD', 'QUICKLOOK_SD', 'QUICKLOOK_HD', 'THUMBNAIL'];

/** A picture for a row or the map. */
export function thumbnailOf(item: StacItem): ItemFile | undefined {
  return pictureAmong(filesOf(item), small);
}

/** A picture for the article. */
export function quicklookOf(item: StacItem): ItemFile | undefined {
  return pictureAmong(filesOf(item), large);
}

/** What a browser draws by itself, of the first type that there is. */
function pictureAmong(files: readonly ItemFile[], types: readonly DataType[]): ItemFile | undefined {
  const pictures = files.filter(
    ({ followable, mediaType, name }) =>
      followable && (mediaType === undefined ? named.test(name) : shown.test(mediaType)),
  );
  for (const type of types) {
    const found = pictures.find(({ dataType }) => dataType === type);
    if (found !== undefined) return found;
  }
  return undefined;
}
