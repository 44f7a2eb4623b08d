import { places as placesHere } from '../../db/school-places.ts';
import { placeName } from '../../domain/place.ts';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';

/** The whole name of a place; undefined of none, and until the phone has been asked. */
export function usePlaceName(id: string | null): string | undefined {
  const db = useDb();
  return useLive(async () => {
    const place = id && (await placesHere(db)).find((one) => one.id === id);
    return place ? placeName(place) : undefined;
  }, [db, id]);
}
