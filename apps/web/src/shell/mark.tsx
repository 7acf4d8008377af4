import styles from './mark.module.css';

/** The sign of the house: a dome on its horizon, looking up. */
export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4.5 16a7.5 7.5 0 0 1 15 0z" />
      <path d="M12 8.5V16M14.5 4.2l-1.7 4.4" />
      <path d="M3 19.5h18" />
    </svg>
  );
}
