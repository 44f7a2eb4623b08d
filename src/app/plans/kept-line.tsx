// What was typed the last time and not saved is there again, or somebody has saved something else meanwhile: it can be given up.
import { Button } from '../ui/button.tsx';
import styles from './plans.module.css';
import { usePlanWords } from './use-words.ts';

type Props = { isOvertaken?: boolean; onGiveUp: () => void };

export function KeptLine({ isOvertaken, onGiveUp }: Props) {
  const words = usePlanWords();
  return (
    <p class={styles.hint} role="status">
      {isOvertaken ? words.overtaken : words.goesOn}{' '}
      <Button look="plain" onClick={onGiveUp}>
        {words.giveUp}
      </Button>
    </p>
  );
}
