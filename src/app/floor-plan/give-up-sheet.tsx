// What was put on the plan and not saved is thrown away only when asked for twice.
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './floor-plan.module.css';
import { usePlanWords } from './use-words.ts';

export function GiveUpSheet({ moved, onClose, onYes }: { moved: number; onClose: () => void; onYes: () => void }) {
  const words = usePlanWords();
  const { common } = useWords();
  return (
    <Sheet label={words.giveUpTitle(moved)} onClose={onClose}>
      <div class={styles.form}>
        <h2>{words.giveUpTitle(moved)}</h2>
        <p class={styles.hint}>{words.giveUpHint}</p>
        <Button look="danger" large wide onClick={onYes}>
          {words.giveUp}
        </Button>
        <Button large wide onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </Sheet>
  );
}
