/** Pictures for the map, by address. */
export interface PictureStore {
  /** The picture, or undefined when it cannot be drawn here. */
  get(href: string): Promise<ImageBitmap | undefined>;
  close(): void;
}

const side = 192;
const most = 240;

/**
 * Reads pictures as images, never by a call: the page may call its own server only, but show pictures from anywhere. What
 * another origin does not allow to be drawn on a canvas fails here and is seen in the list alone.
 */
export function createPictureStore(): PictureStore {
  const known = new Map<string, Promise<ImageBitmap | undefined>>();
  const forget = (href: string) => {
    void known.get(href)?.then((picture) => picture?.close());
    known.delete(href);
  };
  return {
    get(href) {
      const found = known.get(href) ?? readPicture(href).catch(() => undefined);
      // Put in again as the last one asked for: the first ones are those that go.
      known.delete(href);
      known.set(href, found);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) forget(oldest);
      return found;
    },
    close() {
      for (const href of [...known.keys()]) forget(href);
    },
  };
}

async function readPicture(href: string): Promise<ImageBitmap> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.referrerPolicy = 'no-referrer';
  image.decoding = 'async';
  image.src = href;
  await image.decode();
  const scale = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight));
  return createImageBitmap(image, {
    resizeWidth: Math.max(1, Math.round(image.naturalWidth * scale)),
    resizeHeight: Math.max(1, Math.round(image.naturalHeight * scale)),
    resizeQuality: 'medium',
  });
}
