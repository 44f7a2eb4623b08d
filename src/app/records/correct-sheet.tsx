// Correcting what the school has: a reason first, then the same checklist with everything kept.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { correctInspection } from '../../db/correct.ts';
import type { OwnRecord } from '../../db/records.ts';
import { Refusal } from '../../domain/refusal.ts';
import { useDb, useWords } from '../use-screen.ts';
import { backSettled } from '../ui/back.ts';
import { Button } from '../ui/button.tsx';
import { LongTextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './records.module.css';

const longestReason = 200;

export function CorrectSheet({ record, onClose }: { record: OwnRecord; onClose: () => void }) {
  const db = useDb();
  const { route } = useLocation();
  const { common, records: words } = useWords();
  const isRetake = record.troubles.length > 0;
  const [reason, setReason] = useState(isRetake ? words.retakeReason : '');
  const [state, setState] = useState<'asking' | 'no-reason' | 'busy' | 'refused'>('asking');

  const title = isRetake ? words.retakePhotos : words.correctTitle;

  const begin = async () => {
    if (!reason.trim()) return setState('no-reason');
    setState('busy');
    try {
      const { id, itemId } = await correctInspection(db, record.id, reason.trim());
      onClose();
      await backSettled();
      route(`/inspection/${id}${itemId ? `?item=${itemId}` : ''}`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setState('refused');
    }
  };

  return (
    <Sheet label={title} onClose={onClose} asks>
      <h2>{title}</h2>
      <p class={styles.sheetText} role="status">
        {state === 'refused' ? words.correctNot : isRetake ? words.retakeHint : words.correctHint}
      </p>
      <div class={styles.reason}>
        <LongTextField
          label={words.correctReason}
          error={state === 'no-reason' ? words.correctReasonMissing : undefined}
          maxLength={longestReason}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <div class={styles.pair}>
        <Button large onClick={onClose}>
          {common.cancel}
        </Button>
        <Button look="primary" large disabled={state === 'busy'} onClick={() => void begin()}>
          {isRetake ? words.retakeYes : words.correctYes}
        </Button>
      </div>
    </Sheet>
  );
}
