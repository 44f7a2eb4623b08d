// What every part of it reads: its words, and names of places.
import { places } from '../../db/school-places.ts';
import { placeName } from '../../domain/place.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { qualityWords, type QualityWords } from '../words/quality.ts';

export const useQualityWords = (): QualityWords => qualityWords[useLanguage()];

const mostNamed = 4;

/** Names of places by their ids; of many only the first. */
export type NamesOf = (ids: readonly string[]) => string;

export function usePlaceList(): NamesOf {
  const db = useDb();
  const words = useQualityWords();
  const names = useLive(async () => new Map((await places(db)).map((one) => [one.id, placeName(one)])), [db]);
  return (ids) => {
    const some = ids.slice(0, mostNamed).map((id) => (names ? (names.get(id) ?? words.gone) : ''));
    return ids.length > mostNamed ? words.andMore(some.join(words.list), ids.length) : some.join(words.list);
  };
}
