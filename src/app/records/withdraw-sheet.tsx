// Taking a submission back needs a second word: the record disappears from the list and becomes a draft again.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { withdrawInspection } from '../../db/record.ts';
import { Refusal } from '../../domain/refusal.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './records.module.css';

export function WithdrawSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const db = useDb();
  const { route } = useLocation();
  const { common, records: words } = useWords();
  const [state, setState] = useState<'asking' | 'busy' | 'too-late'>('asking');

  const withdraw = async () => {
    setState('busy');
    try {
      const draft = await withdrawInspection(db, id);
      deliverSoon();
      route(`/inspection/${draft.id}`, true);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setState('too-late');
    }
  };

  return (
    <Sheet label={words.withdrawTitle} onClose={onClose}>
      <h2>{words.withdrawTitle}</h2>
      <p class={styles.sheetText} role="status">
        {state === 'too-late' ? words.withdrawTooLate : words.withdrawHint}
      </p>
      <div class={styles.pair}>
        <Button large onClick={onClose}>
          {state === 'too-late' ? common.close : common.cancel}
        </Button>
        {state !== 'too-late' && (
          <Button look="primary" large disabled={state === 'busy'} onClick={() => void withdraw()}>
            {words.withdrawYes}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
