// A new name; what lies inside follows, what was recorded keeps the old one.
import { useState } from 'preact/hooks';
import { changePlace } from '../../db/places.ts';
import type { Place } from '../../domain/place.ts';
import { useDb, useWords } from '../use-screen.ts';
import { TextField } from '../ui/field.tsx';
import { wrongName } from './new-places.ts';
import { PlaceForm } from './place-form.tsx';
import { useActing } from '../use-acting.ts';

type RenameProps = { place: Place; siblings: readonly Place[]; below: number; onDone: () => void };

export function RenamePlace({ place, siblings, below, onDone }: RenameProps) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const [name, setName] = useState(place.name);
  const [tried, setTried] = useState(false);
  const keeping = useActing(onDone);
  const wrong = wrongName([name.trim()], siblings);
  return (
    <PlaceForm
      {...keeping}
      go={words.save}
      onGo={() => {
        setTried(true);
        if (!wrong) keeping.run(() => changePlace(db, place.id, { name }));
      }}
    >
      <TextField
        label={words.newName}
        hint={words.renameHint(below)}
        value={name}
        autocomplete="off"
        error={tried && wrong ? words.errors[wrong.why](wrong.name) : undefined}
        onInput={(event) => setName(event.currentTarget.value)}
      />
    </PlaceForm>
  );
}
