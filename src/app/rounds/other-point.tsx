// The code was of another point of the route: said once, and taken if the person says so.
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SheetHead } from './sheet-head.tsx';
import styles from './rounds.module.css';
import { useRoundWords } from './use-words.ts';

type OtherPointProps = { name: string; says: string; onYes: () => void; onNo: () => void };

export function OtherPoint({ name, says, onYes, onNo }: OtherPointProps) {
  const words = useRoundWords();
  return (
    <Sheet label={words.otherTitle(name)} onClose={onNo}>
      <SheetHead>{words.otherTitle(name)}</SheetHead>
      <p>{says}</p>
      <div class={styles.keys}>
        <Button look="primary" large wide onClick={onYes}>
          {words.otherYes(name)}
        </Button>
        <Button wide onClick={onNo}>
          {words.otherNo}
        </Button>
      </div>
    </Sheet>
  );
}
