// What was written and never published is thrown away only when asked for twice.
import { useWords } from './use-words.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './checklists.module.css';

export function DiscardSheet({ onClose, onYes }: { onClose: () => void; onYes: () => void }) {
  const { checklists: words } = useWords();
  return (
    <Sheet label={words.discardTitle} onClose={onClose}>
      <div class={styles.form}>
        <h2>{words.discardTitle}</h2>
        <p class={styles.hint}>{words.discardHint}</p>
        <Button look="danger" large wide onClick={onYes}>
          {words.discard}
        </Button>
      </div>
    </Sheet>
  );
}
