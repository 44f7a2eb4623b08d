// 事故封存, and lifting it: a reason each time, and who pressed is in the ledger.
import { useState } from 'preact/hooks';
import { liftSeal, sealSamples } from '../../db/kitchen-acts.ts';
import type { Seal } from '../../domain/kitchen.ts';
import { useActing } from '../use-acting.ts';
import { useDb } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { LongTextField } from '../ui/field.tsx';
import { Form } from './form.tsx';

export function SealSheet({
  canteenId,
  standing,
  onClose,
}: {
  canteenId: string;
  /** The seal to lift; null to seal. */
  standing: Seal | null;
  onClose: () => void;
}) {
  const db = useDb();
  const { kitchen: words } = useKitchenWords();
  const [reason, setReason] = useState('');
  const recording = useActing(onClose);
  const isEmpty = reason.trim() === '';
  const isSealing = standing === null;
  const body = { canteenId, reason: reason.trim() };
  return (
    <Form
      title={isSealing ? words.sealTitle : words.liftTitle}
      hint={isSealing ? words.sealHint : words.liftHint}
      save={isSealing ? words.sealYes : words.lift}
      look={isSealing ? 'danger' : 'primary'}
      isWrong={isEmpty}
      {...recording}
      onSave={() => recording.run(() => (standing ? liftSeal(db, body, standing) : sealSamples(db, body)))}
      onClose={onClose}
    >
      {(tried) => (
        <LongTextField
          label={isSealing ? words.sealReason : words.liftReason}
          maxLength={200}
          value={reason}
          error={tried && isEmpty ? words.errors.reason : undefined}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </Form>
  );
}
