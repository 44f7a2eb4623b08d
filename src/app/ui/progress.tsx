// How far something is: always a number of steps, never a spinner alone.
import styles from './progress.module.css';

/** Without `of` it is not known how much there is; the words beside it then say what has arrived. */
export const Progress = ({ label, value, of }: { label: string; value: number; of: number | null }) => (
  <progress class={styles.progress} aria-label={label} {...(of === null ? {} : { value, max: Math.max(of, 1) })} />
);
