// What every part of the board reads: its words, and names of places.
import { places as placesHere } from '../../db/school-places.ts';
import { placeName } from '../../domain/place.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { boardWords, type BoardWords } from '../words/rounds-board.ts';

export const useBoardWords = (): BoardWords => boardWords[useLanguage()];

/** The whole name of a place by its id. */
export function usePlaceNames(): (id: string) => string {
  const db = useDb();
  const { gone } = useBoardWords();
  const names = useLive(async () => new Map((await placesHere(db)).map((place) => [place.id, placeName(place)])), [db]);
  return (id) => (names ? (names.get(id) ?? gone) : '');
}

/** The building of each place by its id; undefined until the phone has looked. */
export function useBuildings(): ReadonlyMap<string, { id: string; name: string }> | undefined {
  const db = useDb();
  return useLive(
    async () => new Map((await placesHere(db)).map((place) => [place.id, place.ancestors[0] ?? place])),
    [db],
  );
}
