// Taking a plan or a route out of use, with a reason.
import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Sheet } from '../ui/sheet.tsx';
import { usePlanWords } from './use-words.ts';

type Props = { name: string; onClose: () => void; onRetire: (reason: string) => void };

export function RetireSheet({ name, onClose, onRetire }: Props) {
  const words = usePlanWords();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const go = () => {
    setTried(true);
    if (reason.trim()) onRetire(reason.trim());
  };
  return (
    <Sheet label={words.retireTitle(name)} onClose={onClose} asks>
      <div class={form.form}>
        <h2>{words.retireTitle(name)}</h2>
        <p class={form.hint}>{words.retireHint}</p>
        <TextField
          label={words.reason}
          maxLength={200}
          value={reason}
          error={isTried && !reason.trim() ? words.errors.reason : undefined}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <Button look="danger" large wide onClick={go}>
          {words.retire}
        </Button>
      </div>
    </Sheet>
  );
}
