import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useProject } from '../../api/me.ts';
import type { StacItem } from '../item/stac-item.ts';

interface ResultLinkProps {
  readonly item: StacItem;
  readonly className?: string | undefined;
  readonly active: boolean;
  readonly open: boolean;
  readonly children: ReactNode;
}

/** The link to an item, with the search that it was found by. Only one of a set can be tabbed into; arrows go to the others. */
export function ResultLink({ item, className, active, open, children }: ResultLinkProps) {
  const { slug } = useProject();
  return (
    <Link
      to="/user/$project/items/$collection/$item"
      params={{ project: slug, collection: item.collection, item: item.id }}
      search={({ version: _, ...kept }) => kept}
      preload={false}
      className={className}
      tabIndex={active ? 0 : -1}
      aria-current={open ? 'true' : undefined}
      title={typeof item.properties.title === 'string' ? item.properties.title : undefined}
    >
      {children}
    </Link>
  );
}
