// A building with its floors and rooms in one step.
import { useRef, useState } from 'preact/hooks';
import { keepPlaces } from '../../db/places.ts';
import type { Place } from '../../domain/place.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { floorNames, newBuilding, roomCount, roomNames, wrongName } from './new-places.ts';
import { useActing } from '../use-acting.ts';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import styles from './places.module.css';

type AddProps = { siblings: readonly Place[]; onClose: () => void; onAdded: (n: number) => void };

export function AddBuilding({ siblings, onClose, onAdded }: AddProps) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const [name, setName] = useState('');
  const [floors, setFloors] = useState('6');
  const [rooms, setRooms] = useState('0');
  const [tries, setTries] = useState(0);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const names = floorNames(floors);
  const each = roomCount(rooms);
  const total = (names?.length ?? 0) * (each ?? 0);
  const adding = useActing(() => onAdded(1 + (names?.length ?? 0) + total));
  const wrong = wrongName([name.trim()], siblings);
  const save = () => {
    setTries(tries + 1);
    if (wrong || !names || each === null) return;
    adding.run(() => keepPlaces(db, newBuilding(name, names, each)));
  };
  return (
    <Sheet label={words.addBuilding} onClose={onClose} asks>
      <form
        class={styles.form}
        noValidate
        ref={fields}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <h2>{words.addBuilding}</h2>
        <TextField
          label={words.building}
          hint={words.buildingHint}
          value={name}
          autocomplete="off"
          error={tries > 0 && wrong ? words.errors[wrong.why](wrong.name) : undefined}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={words.floors}
          hint={words.floorsHint}
          inputMode="numeric"
          autocomplete="off"
          value={floors}
          error={tries > 0 && !names ? words.errors.floors : undefined}
          onInput={(event) => setFloors(event.currentTarget.value)}
        />
        <TextField
          label={words.rooms}
          hint={words.roomsHint}
          inputMode="numeric"
          autocomplete="off"
          value={rooms}
          error={tries > 0 && each === null ? words.roomsWrong : undefined}
          onInput={(event) => setRooms(event.currentTarget.value)}
        />
        {names && <p class={styles.preview}>{words.floorsPreview(names.length)}</p>}
        {names && each !== null && total > 0 && (
          <p class={styles.preview}>
            {words.roomsPreview(total, roomNames(1, each)[0] ?? '', roomNames(names.length, each).at(-1) ?? '')}
          </p>
        )}
        {adding.failed && (
          <p class={styles.failed} role="alert">
            {adding.failed}
          </p>
        )}
        <Button look="primary" large wide type="submit" aria-disabled={adding.busy}>
          {words.add}
        </Button>
      </form>
    </Sheet>
  );
}
