// What was typed the last time and not saved is there again, and can be given up.
import { Button } from '../ui/button.tsx';
import styles from './plans.module.css';
import { usePlanWords } from './use-words.ts';

export function KeptLine({ onGiveUp }: { onGiveUp: () => void }) {
  const words = usePlanWords();
  return (
    <p class={styles.hint} role="status">
      {words.goesOn}{' '}
      <Button look="plain" onClick={onGiveUp}>
        {words.giveUp}
      </Button>
    </p>
  );
}
