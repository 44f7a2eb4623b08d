// Where a place is on earth: as the phone says that stands at it, looked at before it is kept.
import { useEffect, useState } from 'preact/hooks';
import { locatePlace } from '../../db/places.ts';
import type { Place } from '../../domain/place.ts';
import type { Coordinates } from '../../domain/whereabouts.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { PlaceForm } from './place-form.tsx';
import styles from './places.module.css';
import { useActing } from '../use-acting.ts';

/** Indoors a first fix takes a while. */
const lookForMs = 20_000;

type Look = { is: 'looking' } | { is: 'found'; at: Coordinates } | { is: 'refused' } | { is: 'not-found' };

/** To about a metre: a place is nobody's whereabouts. */
const exactly = ({ latitude, longitude, accuracy }: GeolocationCoordinates): Coordinates => ({
  latitude: Number(latitude.toFixed(5)),
  longitude: Number(longitude.toFixed(5)),
  accuracyM: Math.ceil(accuracy),
});

export function LocatePlace({ place, onDone }: { place: Place; onDone: () => void }) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const keeping = useActing(onDone);
  const [look, setLook] = useState<Look>({ is: 'looking' });
  const start = () => {
    setLook({ is: 'looking' });
    if (!('geolocation' in navigator)) return setLook({ is: 'not-found' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setLook({ is: 'found', at: exactly(coords) }),
      ({ code, PERMISSION_DENIED }) => setLook({ is: code === PERMISSION_DENIED ? 'refused' : 'not-found' }),
      { enableHighAccuracy: true, timeout: lookForMs, maximumAge: 0 },
    );
  };
  useEffect(start, []);
  const keep = (at: Coordinates | null) => keeping.run(() => locatePlace(db, place.id, at));
  const says = look.is === 'found' ? words.locate.found(look.at.accuracyM) : words.locate[look.is];
  return (
    <>
      <PlaceForm
        go={look.is === 'found' ? words.locate.keep : words.locate.again}
        busy={look.is === 'looking' || keeping.busy}
        failed={keeping.failed}
        onGo={() => (look.is === 'found' ? keep(look.at) : look.is !== 'looking' && start())}
      >
        <p class={styles.preview}>{words.locate.hint}</p>
        <p role="status">
          <b>{says}</b>
        </p>
      </PlaceForm>
      {place.coordinates && (
        <Button wide onClick={() => keep(null)}>
          {words.locate.forget}
        </Button>
      )}
    </>
  );
}
