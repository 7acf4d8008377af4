import { Outlet } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { CatalogueWorkspace } from './catalogue-workspace.tsx';
import { ItemPlaceContext, useOpenItem } from './open-item.ts';

/**
 * The catalogue. An item that is opened from it stands beside the list; the same address, opened by itself, is a page.
 */
export function CataloguePage() {
  const open = useOpenItem();
  const [fromList, setFromList] = useState(open === undefined);
  // Whoever has seen the list opens items beside it.
  if (open === undefined && !fromList) setFromList(true);
  const shape = open !== undefined && !fromList ? 'page' : 'panel';
  const place = useMemo(() => ({ shape, change: () => setFromList(shape === 'page') }) as const, [shape]);
  return (
    <ItemPlaceContext value={place}>
      {shape === 'page' ? <Outlet /> : <CatalogueWorkspace panel={open === undefined ? undefined : <Outlet />} />}
    </ItemPlaceContext>
  );
}
