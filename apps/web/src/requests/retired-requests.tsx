import { listRequests } from '@belvedere/contract/requests.ts';
import { listSessions, readSession } from '@belvedere/contract/sessions.ts';
import { useSearch } from '@tanstack/react-router';
import { useRoute } from '../api/queries.ts';
import { useText } from '../i18n/use-text.ts';
import { type Search, textOf } from '../search.ts';
import styles from './retired-requests.module.css';

/** Names beside which the figure *Referencing* of a session still counts every row of the list. */
const neutral = new Set(['source', 'session', 'sort', 'state']);

/** Under the list of a whole session: how many done requests are counted and no longer listed. */
export function RetiredRequests({ project }: { project: string }) {
  const search: Search = useSearch({ strict: false });
  const source = textOf(search, 'source');
  const session = textOf(search, 'session');
  const states = [search.state ?? []].flat();
  const narrowed = Object.keys(search).some((name) => !neutral.has(name));
  if (source === undefined || session === undefined || narrowed || !states.includes('done')) return null;
  return <Retired project={project} source={source} session={session} states={states} />;
}

interface RetiredProps {
  readonly project: string;
  readonly source: string;
  readonly session: string;
  readonly states: readonly string[];
}

function Retired({ project, source, session, states }: RetiredProps) {
  const t = useText('requests');
  const params = { project };
  const found = useRoute(listSessions, { params, query: { source, name: session, limit: 10 } });
  const id = found.data?.items.find(({ name }) => name === session)?.id ?? 0;
  const read = useRoute(readSession, { params: { project, id } }, { enabled: id > 0 });
  const listed = useRoute(listRequests, {
    params,
    query: { source, session, state: [...states] as never, limit: 1 },
  });
  const counted = read.data?.steps.find(({ stepId }) => stepId === 'feature')?.properties.referencingRequests;
  const matched = listed.data?.matched;
  if (counted === undefined || matched === undefined || !matched.exact || counted <= matched.count) return null;
  return <p className={styles.retired}>{t('retired', { count: counted - matched.count })}</p>;
}
