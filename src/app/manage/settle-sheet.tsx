// What a phone owes is given up only on purpose.
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './phones.module.css';

export function SettleSheet({ name, onClose, onYes }: { name: string; onClose: () => void; onYes: () => void }) {
  const { common, phones: words } = useWords();
  return (
    <Sheet label={words.settleTitle} onClose={onClose}>
      <h2>{words.settleTitle}</h2>
      <p class={styles.sheetText}>{words.settleHint(name)}</p>
      <div class={styles.pair}>
        <Button large onClick={onClose}>
          {common.cancel}
        </Button>
        <Button look="danger" large onClick={onYes}>
          {words.settle}
        </Button>
      </div>
    </Sheet>
  );
}
