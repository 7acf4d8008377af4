import { jump } from '@belvedere/contract/live.ts';
import { useDebouncedValue } from '@mantine/hooks';
import { useCan, useProject } from '../api/me.ts';
import { useRoute } from '../api/queries.ts';
import type { IconName } from '../components/icon-paths.ts';
import { linkToJump } from './jump-links.ts';
import { type JumpKind, matchesQuery, type Narrowing, type PaletteSection, readPaletteQuery } from './palette-entry.ts';
import { usePaletteActions } from './use-palette-actions.ts';
import { usePalettePages } from './use-palette-pages.ts';

const icons: Record<JumpKind, IconName> = {
  sources: 'deposit',
  sessions: 'session',
  products: 'product',
  items: 'map',
  collections: 'collections',
  users: 'user',
};

export interface PaletteFound {
  readonly sections: readonly PaletteSection[];
  readonly ms: number | undefined;
  readonly total: number;
  readonly exact: boolean;
  readonly query: string;
  /** Still to come for what is typed. */
  readonly waiting: boolean;
  readonly error: unknown;
}

/** What the palette shows for what is typed: what lives in the project first, then pages, then things to do. */
export function usePaletteSections(typed: string): PaletteFound {
  const { slug } = useProject();
  const can = useCan();
  const { narrowing, query } = readPaletteQuery(typed);
  const [asked] = useDebouncedValue(query, 100);
  const searches = asked !== '' && narrowing !== 'do';
  const answer = useRoute(
    jump,
    { params: { project: slug }, query: { q: asked } },
    { enabled: searches, keepPrevious: true },
  );
  const pages = usePalettePages();
  const actions = usePaletteActions();
  const found = (searches ? (answer.data?.sections ?? []) : []).filter(({ kind }) => inNarrowing(narrowing, kind));
  const living = found.map(
    ({ kind, total, entries }): PaletteSection => ({
      id: kind,
      total: total.count,
      exact: total.exact,
      entries: entries.map((entry) => ({
        key: `${kind} ${entry.id}`,
        icon: icons[kind],
        title: entry.title,
        detail: entry.detail,
        ...(entry.errors === undefined
          ? {}
          : { state: { running: entry.running ?? 0, waiting: entry.waiting ?? 0, errors: entry.errors } }),
        to: linkToJump(slug, kind, entry, can),
      })),
    }),
  );
  const ours: PaletteSection[] = [
    { id: 'pages', entries: narrowing === 'all' ? pages.filter(({ title }) => matchesQuery(title, query)) : [] },
    {
      id: 'do',
      entries:
        narrowing === 'all' || narrowing === 'do' ? actions.filter(({ title }) => matchesQuery(title, query)) : [],
    },
  ].map((section) => ({ ...section, id: section.id as 'pages' | 'do', total: section.entries.length, exact: true }));
  return {
    sections: [...living, ...ours].filter(({ entries }) => entries.length > 0),
    ms: searches ? answer.data?.ms : undefined,
    total: found.reduce((sum, { total }) => sum + total.count, 0),
    exact: found.every(({ total }) => total.exact),
    query,
    waiting: searches && (asked !== query || answer.isFetching),
    error: searches ? answer.error : null,
  };
}

function inNarrowing(narrowing: Narrowing, kind: JumpKind): boolean {
  if (narrowing === 'users') return kind === 'users';
  if (narrowing === 'products') return kind === 'products' || kind === 'items';
  return true;
}
