// Out of use, with all that lies inside, in one step and with a reason.
import { useState } from 'preact/hooks';
import { retirePlace } from '../../db/places.ts';
import type { Place } from '../../domain/place.ts';
import { useDb, useWords } from '../use-screen.ts';
import { TextField } from '../ui/field.tsx';
import { PlaceForm } from './place-form.tsx';
import { useKeeping } from './use-keeping.ts';

type RetireProps = { place: Place; below: number; onDone: () => void };

export function RetirePlace({ place, below, onDone }: RetireProps) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const keeping = useKeeping(onDone);
  return (
    <PlaceForm
      {...keeping}
      danger
      go={words.retireYes(below + 1)}
      onGo={() => {
        setTried(true);
        if (reason.trim()) keeping.run(() => retirePlace(db, place.id, reason));
      }}
    >
      <TextField
        label={words.retireReason}
        hint={words.retireHint(below)}
        value={reason}
        maxLength={200}
        autocomplete="off"
        error={tried && !reason.trim() ? words.retireNeeded : undefined}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </PlaceForm>
  );
}
