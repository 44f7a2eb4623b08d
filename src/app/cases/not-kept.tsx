// A step whose sheet this phone has not kept, and that cannot be fetched now.
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import { SheetHead } from './sheet-head.tsx';
import { useCaseWords } from './use-words.ts';

export function NotKept({ onClose }: { onClose: () => void }) {
  const { page } = useCaseWords();
  const { common } = useWords();
  return (
    <Sheet label={page.onlyOnline} onClose={onClose}>
      <SheetHead>{page.onlyOnline}</SheetHead>
      <div class={styles.keys}>
        <Button data-close wide onClick={onClose}>
          {common.close}
        </Button>
      </div>
    </Sheet>
  );
}
