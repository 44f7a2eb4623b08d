// A building with its floors in one step.
import { useRef, useState } from 'preact/hooks';
import { addPlace } from '../../db/places.ts';
import type { Place } from '../../domain/place.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { floorNames, wrongName } from './new-places.ts';
import { useAddingPlaces } from './use-adding-places.ts';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import styles from './places.module.css';

type AddProps = { siblings: readonly Place[]; onClose: () => void; onAdded: (n: number) => void };

export function AddBuilding({ siblings, onClose, onAdded }: AddProps) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const [name, setName] = useState('');
  const [floors, setFloors] = useState('6');
  const [tries, setTries] = useState(0);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const adding = useAddingPlaces(onAdded);
  const names = floorNames(floors);
  const wrong = wrongName([name.trim()], siblings);
  const save = () => {
    setTries(tries + 1);
    if (wrong || !names) return;
    adding.run([{ kind: 'building', name: name.trim() }], null, async (building) => {
      for (const floor of names) await addPlace(db, { kind: 'floor', name: floor, parent: building.id });
      return names.length;
    });
  };
  return (
    <Sheet label={words.addBuilding} onClose={onClose}>
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
        {names && <p class={styles.preview}>{words.floorsPreview(names.length)}</p>}
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
