import { type Visibility, visibilities } from '@belvedere/contract/catalogue.ts';
import { type AnyRole, includesRole } from '@belvedere/contract/rights.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Project } from '../projects/project.ts';

/** What decides who sees an item: where it is, and what the viewer is there. Groups of the viewer join these when there are groups. */
export interface Sight {
  readonly projectId: number;
  readonly role: AnyRole;
}

/** The sight of whoever makes a call on a project. */
export function sightOf({ project, role }: { readonly project: Pick<Project, 'id'>; readonly role: AnyRole }): Sight {
  return { projectId: project.id, role };
}

/** The least role in the project that sees every collection of a visibility. */
const leastRole = {
  public: 'public',
  registered: 'registered_user',
  groups: 'operator',
} as const satisfies Record<Visibility, AnyRole>;

/**
 * The one predicate behind every read, count and file: rows of this project, in collections that the viewer sees. It stands on rows of
 * `collection`, or on rows of `item` or `aip`, which are seen by their collection. What it leaves out does not exist for the caller.
 */
export function visibleItems(sight: Sight, rows: 'collection' | 'item' | 'aip'): RawBuilder<boolean> {
  const seen = visibilities.filter((visibility) => includesRole(sight.role, leastRole[visibility]));
  const collections = sql<boolean>`collection.project_id = ${sight.projectId} and collection.visibility = any(${seen}::text[])`;
  if (rows === 'collection') return collections;
  return sql<boolean>`${sql.ref(`${rows}.project_id`)} = ${sight.projectId}
    and ${sql.ref(`${rows}.collection`)} = any(array(select collection.id from collection where ${collections}))`;
}
