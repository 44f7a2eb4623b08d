// A dish of which nothing was kept: why, and no silent gap.
import { useState } from 'preact/hooks';
import { missSample } from '../../db/kitchen-acts.ts';
import { useActing } from '../use-acting.ts';
import { useDb } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { LongTextField } from '../ui/field.tsx';
import { Form } from './form.tsx';
import type { Wanted } from './take-sheet.tsx';

type MissSheetProps = { canteenId: string; wanted: Wanted; onClose: () => void };

export function MissSheet({ canteenId, wanted: { day, meal, dish }, onClose }: MissSheetProps) {
  const db = useDb();
  const { kitchen: words } = useKitchenWords();
  const [reason, setReason] = useState('');
  const recording = useActing(onClose);
  const isEmpty = reason.trim() === '';
  return (
    <Form
      title={words.missTitle(dish)}
      hint={words.missHint}
      save={words.missSave}
      look="danger"
      isWrong={isEmpty}
      {...recording}
      onSave={() => recording.run(() => missSample(db, { canteenId, day, meal, dish, reason: reason.trim() }))}
      onClose={onClose}
    >
      {(tried) => (
        <LongTextField
          label={words.missReason}
          maxLength={200}
          value={reason}
          error={tried && isEmpty ? words.errors.reason : undefined}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </Form>
  );
}
