import styles from './results.module.css';

/** The shape of results to come, after 200 ms. */
export function ResultSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: 9 }, (_, row) => (
        <div className={styles.skeletonRow} key={row.toString()}>
          <i className={styles.skeletonPicture} />
          <div>
            <i className={styles.skeletonId} />
            <i className={styles.skeletonFacts} />
            <i className={styles.skeletonSize} />
          </div>
        </div>
      ))}
    </div>
  );
}
