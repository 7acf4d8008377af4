import { ProblemCard } from '../../components/problem-card.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { ResultEmpty } from './result-empty.tsx';
import { ResultGallery } from './result-gallery.tsx';
import { ResultList } from './result-list.tsx';
import { ResultSkeleton } from './result-skeleton.tsx';
import { ResultTable } from './result-table.tsx';
import styles from './results.module.css';

/** The results, or why there are none. */
export function ResultPane(parts: CatalogueParts) {
  const t = useText('catalogue');
  const { search, view } = parts;
  return (
    <section className={styles.pane} aria-label={t('list')} aria-busy={search.status === 'loading' || search.outdated}>
      {search.status === 'failed' && (
        <ProblemCard inset error={search.error} title={t('unread')} retry={search.reload} />
      )}
      {search.status === 'loading' && <ResultSkeleton />}
      {search.status === 'ready' && search.items.length === 0 && <ResultEmpty {...parts} />}
      {search.items.length > 0 && <Results view={view.view} parts={parts} />}
    </section>
  );
}

function Results({ view, parts }: { view: CatalogueParts['view']['view']; parts: CatalogueParts }) {
  if (view === 'table') return <ResultTable {...parts} />;
  return view === 'gallery' ? <ResultGallery {...parts} /> : <ResultList {...parts} />;
}
