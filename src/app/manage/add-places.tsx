// Places below another, several at once.
import { useRef, useState } from 'preact/hooks';
import type { Place, PlaceKind } from '../../domain/place.ts';
import { placeName } from '../../domain/place.ts';
import { keepPlaces, newPlace } from '../../db/places.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, LongTextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { kindsBelow } from '../../domain/place-rules.ts';
import { namesIn, wrongName } from './new-places.ts';
import { useActing } from '../use-acting.ts';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import styles from './places.module.css';

type AddProps = { parent: Place; siblings: readonly Place[]; onClose: () => void; onAdded: (n: number) => void };

export function AddPlaces({ parent, siblings, onClose, onAdded }: AddProps) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const kinds = kindsBelow(parent.kind);
  const [kind, setKind] = useState<PlaceKind>(siblings[0]?.kind ?? kinds[0] ?? 'point');
  const [text, setText] = useState('');
  const [tries, setTries] = useState(0);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const names = namesIn(text);
  const adding = useActing(() => onAdded(names.length));
  const wrong = wrongName(names, siblings);
  const save = () => {
    setTries(tries + 1);
    if (!wrong)
      adding.run(() =>
        keepPlaces(
          db,
          names.map((name) => newPlace(kind, name, parent)),
        ),
      );
  };
  return (
    <Sheet label={words.addBelowTo(parent.name)} onClose={onClose} asks>
      <form
        class={styles.form}
        noValidate
        ref={fields}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <h2>{words.addBelowTo(placeName(parent))}</h2>
        {kinds.length > 1 && (
          <Choices
            label={words.kind}
            options={kinds.map((value) => ({ value, text: words.kinds[value] }))}
            chosen={[kind]}
            onChoose={([chosen]) => chosen && setKind(chosen)}
          />
        )}
        <LongTextField
          label={words.names}
          hint={words.namesHint}
          rows={5}
          value={text}
          error={tries > 0 && wrong ? words.errors[wrong.why](wrong.name) : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {adding.failed && (
          <p class={styles.failed} role="alert">
            {adding.failed}
          </p>
        )}
        <Button look="primary" large wide type="submit" aria-disabled={adding.busy}>
          {words.addCount(names.length)}
        </Button>
      </form>
    </Sheet>
  );
}
