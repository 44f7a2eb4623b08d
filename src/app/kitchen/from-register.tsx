// Above the rows of a checklist that asks for the samples: what the register on this phone has of the day, and one tap that
// writes it down.
import { ClipboardList } from 'lucide';
import { kitchenBook } from '../../db/kitchen.ts';
import { place } from '../../db/documents.ts';
import type { Column } from '../../domain/template.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import styles from './kitchen.module.css';
import { isRegister, missingRows, registerDay } from './register-rows.ts';

type FromRegisterProps = {
  placeId: string;
  day: string;
  columns: readonly Column[];
  rows: readonly string[][];
  /** As many rows as there may be. */ most: number;
  onFill: (rows: string[][]) => void;
};

export function FromRegister({ placeId, day, columns, rows, most, onFill }: FromRegisterProps) {
  const db = useDb();
  const { fromRegister: words } = useKitchenWords().kitchen;
  const known = useLive(async () => ({ book: await kitchenBook(db), here: await place(db, placeId) }), [db, placeId]);
  if (!isRegister(columns) || !known?.here) return null;
  const { samples, dishes, kept, least, celsius } = registerDay(known.book, known.here, day);
  const more = missingRows(samples, columns, rows).slice(0, most - rows.length);
  const fill = (event: MouseEvent & { currentTarget: HTMLElement }) => {
    // The button goes once nothing is left to fill in; the focus stays at the item.
    event.currentTarget.closest('[data-item]')?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
    onFill([...rows, ...more]);
  };
  const says = [
    samples.length === 0 ? words.none : words.boxes(samples.length),
    dishes > 0 && words.coverage(kept, dishes),
    least !== null && words.least(least),
    celsius && words.celsius(...celsius),
  ];
  return (
    <div role="note" class={styles.fromRegister}>
      <p class={styles.hint}>{says.filter(Boolean).join(' · ')}</p>
      {more.length > 0 && (
        <Button look="quiet" large wide onClick={fill}>
          <Icon of={ClipboardList} />
          {words.fill(more.length)}
        </Button>
      )}
    </div>
  );
}
