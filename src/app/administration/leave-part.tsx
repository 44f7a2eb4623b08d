// Somebody works here no more, or again: with a reason, which stands in the ledger.
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/person.ts';
import { post } from '../../sync/rest.ts';
import { useLanguage } from '../use-screen.ts';
import { TextField } from '../ui/field.tsx';
import { administrationWords } from '../words/administration.ts';
import { AskPart } from './ask-part.tsx';

export function LeavePart({ person, onDone }: { person: Person; onDone: () => void }) {
  const { people: words } = administrationWords[useLanguage()];
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const door = person.left ? 'back' : 'leave';
  return (
    <AskPart
      key={door}
      title={words[door]}
      hint={words[`${door}Hint`]}
      yes={words[`${door}Yes`]}
      act={async () => {
        setMissing(reason.trim() === '');
        if (reason.trim() === '') return null;
        const path = `/api/people/${person.id}/${person.left ? 'back' : 'left'}`;
        const answered = await post(path, { reason: reason.trim() });
        if (answered.ok) {
          setReason('');
          onDone();
        }
        return answered;
      }}
    >
      <TextField
        label={words.reason}
        hint={words.reasons[door]}
        value={reason}
        maxLength={200}
        autocomplete="off"
        error={missing ? words.reasonNeeded : undefined}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </AskPart>
  );
}
