import { useState } from 'preact/hooks';
import type { FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import { remove } from '../../sync/rest.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './floor-plan.module.css';
import { isMarked } from './hung.ts';
import { useTold } from './use-told.ts';
import { usePlanWords } from './use-words.ts';

type TakeDownProps = { plan: FloorPlanShown; onClose: () => void; onDone: () => void; onConflict: () => void };

export function TakeDownSheet({ plan, onClose, onDone, onConflict }: TakeDownProps) {
  const words = usePlanWords();
  const { common } = useWords();
  const told = useTold();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const takeDown = async () => {
    if (busy) return;
    setBusy(true);
    const answered = await remove(`/api/places/${plan.placeId}/floor-plan?after=${plan.entry ?? ''}`);
    setBusy(false);
    if (answered.ok) onDone();
    else if (answered.code === 'conflict') onConflict();
    else setFailed(told(answered));
  };
  return (
    <Sheet label={words.takeDownTitle} onClose={onClose}>
      <div class={styles.form}>
        <h2>{words.takeDownTitle}</h2>
        <p class={styles.hint}>{words.takeDownHint(plan.points.filter(isMarked).length)}</p>
        {failed && (
          <p class={styles.failed} role="alert">
            {failed}
          </p>
        )}
        <Button look="danger" large wide aria-disabled={busy} onClick={() => void takeDown()}>
          {words.yesTakeDown}
        </Button>
        <Button large wide onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </Sheet>
  );
}
