// Before the first download is complete nothing can be started: say so, and how far it is.
import { Download } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import styles from './today.module.css';

export function Preparing() {
  const { today } = useWords();
  return (
    <Notice icon={Download}>
      <div class={styles.preparing} role="status">
        <h2>{today.preparing}</h2>
        <Progress label={today.preparing} value={0} of={null} />
        <p>{today.preparingHint}</p>
      </div>
    </Notice>
  );
}
