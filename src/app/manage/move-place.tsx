// Choosing where a place shall lie from now on: only where its kind may lie is offered.
import { useState } from 'preact/hooks';
import { changePlace } from '../../db/places.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { kindsBelow } from '../../domain/place-rules.ts';
import { useDb, useWords } from '../use-screen.ts';
import type { PlaceTree } from '../place-tree.ts';
import { PlaceForm } from './place-form.tsx';
import { PlacePicker } from './place-picker.tsx';
import { useActing } from '../use-acting.ts';
import styles from './places.module.css';

type MoveProps = { place: Place; tree: PlaceTree; below: number; onDone: () => void };

export function MovePlace({ place, tree, below, onDone }: MoveProps) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const [to, setTo] = useState<Place | null>(null);
  const keeping = useActing(onDone);
  const here = place.ancestors.at(-1)?.id;
  const takes = (one: Place) => kindsBelow(one.kind).includes(place.kind) && one.id !== place.id && one.id !== here;
  if (!to)
    return (
      <PlacePicker
        places={tree.all.filter((one) => takes(one) || tree.inside(one.id).some(takes))}
        chosen={null}
        onChoose={(id) => {
          const chosen = tree.find(id ?? '');
          if (chosen && takes(chosen)) setTo(chosen);
        }}
      />
    );
  return (
    <PlaceForm
      {...keeping}
      go={words.moveHere(placeName(to))}
      onGo={() => keeping.run(() => changePlace(db, place.id, { above: to }))}
    >
      <p class={styles.preview}>{words.moveHint(below)}</p>
    </PlaceForm>
  );
}
