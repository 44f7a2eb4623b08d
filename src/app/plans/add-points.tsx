// Adding points to a route out of the tree of places: one, or all that lie below one.
import { useMemo, useState } from 'preact/hooks';
import { placeName, type Place } from '../../domain/place.ts';
import { maxPointsPerRoute, type RoutePoint } from '../../domain/route.ts';
import { PlacePicker } from '../manage/place-picker.tsx';
import { placeTree } from '../place-tree.ts';
import { Button } from '../ui/button.tsx';
import form from '../ui/form.module.css';
import { useSaid } from '../use-said.ts';
import { Sheet } from '../ui/sheet.tsx';
import styles from './plans.module.css';
import { usePlanWords } from './use-words.ts';
import { leavesBelow } from './writing-route.ts';

type Props = {
  places: readonly Place[];
  points: readonly RoutePoint[];
  /** Never more than there is room for. */
  onAdd: (ids: string[]) => void;
  onClose: () => void;
};

export function AddPoints({ places, points, onAdd, onClose }: Props) {
  const words = usePlanWords();
  const tree = useMemo(() => placeTree(places), [places]);
  const [chosen, setChosen] = useState<string | null>(null);
  /** It was chosen, and nothing of it or below it was added yet. */
  const [isPending, setPending] = useState(false);
  const [said, setSaid] = useSaid('');
  const on = new Set(points.map(({ placeId }) => placeId));
  const place = chosen === null ? undefined : tree.find(chosen);
  const below = place ? leavesBelow(tree, place.id).filter(({ id }) => !on.has(id)) : [];
  const [refused, setRefused] = useSaid('');
  const room = maxPointsPerRoute - points.length;
  const add = (ids: string[]) => {
    const fits = ids.length <= room;
    if (fits) onAdd(ids);
    setPending(false);
    setSaid(fits ? words.added(ids.length) : '');
    setRefused(fits ? '' : words.noRoom(ids.length, room));
    return fits;
  };
  // A place that is lit up looks added to whoever does it for the first time.
  const finish = () => {
    if (!isPending || !place || on.has(place.id) || add([place.id])) onClose();
  };
  return (
    <Sheet label={words.addPoints} onClose={onClose}>
      <div class={form.form}>
        <h2>{words.addPoints}</h2>
        <PlacePicker
          places={places}
          chosen={chosen}
          onChoose={(id) => {
            setChosen(id);
            setPending(true);
          }}
        />
        {place && (
          <section aria-label={words.chosenPlace}>
            <p>
              <b>{placeName(place)}</b>
              {on.has(place.id) && ` · ${words.alreadyOn}`}
            </p>
            <div class={styles.keys}>
              {!on.has(place.id) && <Button onClick={() => add([place.id])}>{words.addThis(place.name)}</Button>}
              {below.length > 0 && (
                <Button onClick={() => add(below.map(({ id }) => id))}>{words.addBelow(below.length)}</Button>
              )}
            </div>
          </section>
        )}
        <p class={styles.said} role="status">
          {said}
        </p>
        {refused && (
          <p class={styles.failed} role="alert" ref={(said) => said?.scrollIntoView({ block: 'nearest' })}>
            {refused}
          </p>
        )}
        <Button look="primary" large wide onClick={finish}>
          {words.finished}
        </Button>
      </div>
    </Sheet>
  );
}
