import { ItemAsPage } from './item/item-as-page.tsx';
import { ItemPanel } from './item/item-panel.tsx';
import { useItemPlace, useOpenItem } from './open-item.ts';

/** The item of the address: beside the list that it was opened from, else a page. */
export function ItemPage() {
  const open = useOpenItem();
  const { shape } = useItemPlace();
  if (open === undefined) return null;
  return shape === 'page' ? <ItemAsPage open={open} /> : <ItemPanel open={open} />;
}
