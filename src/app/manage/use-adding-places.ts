// Recording new places one after another, and saying so when it does not work.
import { useState } from 'preact/hooks';
import { addPlace } from '../../db/places.ts';
import type { Place, PlaceKind } from '../../domain/place.ts';
import { Refusal } from '../../domain/refusal.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useDb, useWords } from '../use-screen.ts';

type Wanted = { kind: PlaceKind; name: string };

export function useAddingPlaces(onAdded: (n: number) => void) {
  const db = useDb();
  const { manage, problems } = useWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const add = async (wanted: readonly Wanted[], parent: string | null, below?: (place: Place) => Promise<number>) => {
    setBusy(true);
    setFailed(null);
    try {
      let n = 0;
      for (const each of wanted) {
        const place = await addPlace(db, { ...each, parent });
        n += 1 + ((await below?.(place)) ?? 0);
      }
      onAdded(n);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailed(error.code === 'forbidden' ? manage.places.errors.forbidden : problems[error.code]);
    } finally {
      // What was recorded before a refusal travels too.
      deliverSoon();
      setBusy(false);
    }
  };
  return {
    busy,
    failed,
    run: (...asked: Parameters<typeof add>) => void (busy || add(...asked)),
  };
}
