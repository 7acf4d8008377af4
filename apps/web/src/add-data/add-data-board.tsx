import { readAddDataBoard } from '@belvedere/contract/live.ts';
import { useParams } from '@tanstack/react-router';
import { useRoute } from '../api/queries.ts';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './board.module.css';
import { DashboardCell } from './dashboard-cell.tsx';
import { DiffusionCell } from './diffusion-cell.tsx';
import { ProductsCell } from './products-cell.tsx';
import { RequestsCell } from './requests-cell.tsx';
import { SubmitCell } from './submit-cell.tsx';
import { WaitingForSomebody } from './waiting-for-somebody.tsx';

/** The board *Add data*: a cell a subject with its figures and doors, and below them what needs a person. */
export function AddDataBoard() {
  const t = useText('addData');
  const project = useParams({ strict: false }).project ?? '';
  const { data: board, error, refetch } = useRoute(readAddDataBoard, { params: { project } });
  if (board === undefined) {
    return (
      <div className={styles.page}>
        {error === null ? (
          <Skeleton rows={6} columns={[20, 20, 20, 20]} />
        ) : (
          <ProblemCard inset error={error} title={t('failed')} retry={() => void refetch()} />
        )}
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.board}>
        <DashboardCell project={project} board={board} />
        <RequestsCell project={project} board={board} />
        <ProductsCell project={project} board={board} />
        <SubmitCell project={project} board={board} />
        <DiffusionCell project={project} board={board} />
      </div>
      <WaitingForSomebody project={project} cases={board.waiting} />
    </div>
  );
}
