import { useState } from 'react';
import { FootprintSketch } from './footprint-sketch.tsx';
import styles from './item.module.css';
import { quicklookOf, thumbnailOf } from './pictures.ts';
import type { StacItem } from './stac-item.ts';

interface ItemPictureProps {
  readonly item: StacItem;
  /** Pixels of a side. */
  readonly size: number;
  /** What it shows, where it is looked at; beside its item's name it says nothing more. */
  readonly alt?: string;
}

/** The picture of an item; without one, the shape of its footprint. */
export function ItemPicture({ item, size, alt = '' }: ItemPictureProps) {
  const picture = size > 128 ? quicklookOf(item) : thumbnailOf(item);
  const [failed, setFailed] = useState<string>();
  if (picture === undefined || failed === picture.href) return <FootprintSketch geometry={item.geometry} size={size} />;
  return (
    <img
      className={styles.picture}
      src={picture.href}
      alt={alt}
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setFailed(picture.href)}
    />
  );
}
