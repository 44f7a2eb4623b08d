// Where the list will be, while it is on its way: the same heights, so that nothing jumps.
import { useWords } from '../use-screen.ts';
import styles from './skeleton.module.css';

export function Skeleton({ look, n = 6 }: { look: 'rows' | 'stops'; n?: number }) {
  const { common } = useWords();
  return (
    <div class={styles[look]}>
      <span class="visually-hidden" role="status">
        {common.loading}
      </span>
      {Array.from({ length: n }, (_, i) => (
        <div key={i} class={styles.one} aria-hidden="true">
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
