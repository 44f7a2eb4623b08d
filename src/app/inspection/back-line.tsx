// Somebody went on past an item that may not be left open: it is said which, with the way back to it.
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { turnTo } from './draft-actions.ts';
import { lastLeftOpen } from './left-open.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './bar.module.css';

export function BackLine() {
  const store = useStore();
  const { inspection } = useWords();
  // With the item itself, so that the page is put right for a bar that is as high as it will be.
  const left = useDraft((now) => lastLeftOpen(now, store.on));
  if (!left) return null;
  return (
    <div class={styles.line}>
      <Button look="plain" onClick={() => turnTo(store, left.id)}>
        {inspection.passed(store.numberOf(left))}
      </Button>
    </div>
  );
}
