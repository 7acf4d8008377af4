import { type Search, textOf } from '../search.ts';

export const dashboardViews = ['sources', 'sessions', 'session'] as const;
export type DashboardView = (typeof dashboardViews)[number];

/** What is chosen on the dashboard, as its address says it; each list keeps its own filters there too. */
export interface DashboardSearch {
  readonly source: string | undefined;
  /** Id of the open session. */
  readonly session: number | undefined;
  /** Which part a phone shows. */
  readonly view: DashboardView;
}

/** Parameters of the list of sources begin with this; those of the sessions stand bare. */
export const sourcesPrefix = 'sources.';

export function readDashboardSearch(search: Search): DashboardSearch {
  const source = textOf(search, 'source') || undefined;
  const session = numberOf(textOf(search, 'session'));
  const view = dashboardViews.find((known) => known === textOf(search, 'view'));
  return { source, session, view: view ?? furthest(source, session) };
}

/** One goes from a source to its sessions, and from there to one of them. */
function furthest(source: string | undefined, session: number | undefined): DashboardView {
  if (session !== undefined) return 'session';
  return source === undefined ? 'sources' : 'sessions';
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
