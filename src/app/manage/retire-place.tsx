// Out of use, with all that lies inside, in one step and with a reason.
import { useState } from 'preact/hooks';
import { routes } from '../../db/own-rounds.ts';
import { retirePlace } from '../../db/places.ts';
import type { Place } from '../../domain/place.ts';
import type { Route } from '../../domain/route.ts';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import { TextField } from '../ui/field.tsx';
import { PlaceForm } from './place-form.tsx';
import styles from './places.module.css';
import { useActing } from '../use-acting.ts';

/** `below`: what lies inside and is in use. */
type RetireProps = { place: Place; below: readonly Place[]; onDone: () => void };

const mostNames = 3;

/** The names of the routes in use that go to one of these. */
const routesWith = (known: ReadonlyMap<string, Route>, places: readonly Place[]): string[] => {
  const ids = new Set(places.map(({ id }) => id));
  const those = [...known.values()].filter(
    ({ retired, points }) => !retired && points.some(({ placeId }) => ids.has(placeId)),
  );
  return those.map(({ name }) => name);
};

export function RetirePlace({ place, below, onDone }: RetireProps) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const keeping = useActing(onDone);
  const on = useLive(async () => routesWith(await routes(db), [place, ...below]), [db, place.id, below.length]) ?? [];
  return (
    <PlaceForm
      {...keeping}
      danger
      go={words.retireYes(below.length + 1)}
      onGo={() => {
        setTried(true);
        if (reason.trim()) keeping.run(() => retirePlace(db, place.id, reason));
      }}
    >
      {on.length > 0 && (
        <p class={styles.advice} role="status">
          {words.retireRoutes(on.length, on.slice(0, mostNames).join(words.list))}
        </p>
      )}
      <TextField
        label={words.retireReason}
        hint={words.retireHint(below.length)}
        value={reason}
        maxLength={200}
        autocomplete="off"
        error={tried && !reason.trim() ? words.retireNeeded : undefined}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </PlaceForm>
  );
}
