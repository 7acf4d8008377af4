import { useNavigate, useParams } from '@tanstack/react-router';
import { createContext, useCallback, useContext } from 'react';

export interface OpenItem {
  readonly collection: string;
  readonly id: string;
}

/** The item that the address names, if it names one. */
export function useOpenItem(): OpenItem | undefined {
  const { collection, item } = useParams({ strict: false });
  return collection === undefined || item === undefined ? undefined : { collection, id: item };
}

/** Opens an item by its key, with the search that it was found by. */
export function useOpenByKey(project: string): (key: string) => void {
  const navigate = useNavigate();
  return useCallback(
    (key) => {
      const at = key.indexOf('/');
      void navigate({
        to: '/user/$project/items/$collection/$item',
        params: { project, collection: key.slice(0, at), item: key.slice(at + 1) },
        search: ({ version: _, ...kept }) => kept,
      });
    },
    [navigate, project],
  );
}

/** Where an item is shown: beside the list that it was opened from, or as a page of its own. */
export interface ItemPlace {
  readonly shape: 'panel' | 'page';
  /** Goes over to the other shape; the address is the same. */
  change(): void;
}

export const ItemPlaceContext = createContext<ItemPlace>({ shape: 'page', change: () => undefined });

export function useItemPlace(): ItemPlace {
  return useContext(ItemPlaceContext);
}
