// The register of this phone, and the canteen that is looked at.
import { useState } from 'preact/hooks';
import { kitchenBook, type KitchenBook } from '../../db/kitchen.ts';
import { places } from '../../db/school-places.ts';
import type { Place } from '../../domain/place.ts';
import { useLive } from '../use-live.ts';
import { useDb, useSession } from '../use-screen.ts';
import { canteensFor } from './kitchen-day.ts';

export type Kitchen = {
  book: KitchenBook;
  canteens: Place[];
  canteen: Place | undefined;
  choose: (id: string) => void;
};

const chosenKey = 'patrol-canteen';

/** undefined until the phone has been asked. */
export function useKitchen(): Kitchen | undefined {
  const db = useDb();
  const { person } = useSession();
  const [chosen, setChosen] = useState(() => localStorage.getItem(chosenKey));
  const known = useLive(async () => ({ book: await kitchenBook(db), all: await places(db) }), [db]);
  if (!known) return undefined;
  const canteens = canteensFor(known.all, person.scope, known.book);
  return {
    book: known.book,
    canteens,
    canteen: canteens.find((place) => place.id === chosen) ?? canteens[0],
    choose: (id) => {
      localStorage.setItem(chosenKey, id);
      setChosen(id);
    },
  };
}
