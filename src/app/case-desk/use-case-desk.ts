// What every part of the desk for cases reads: its words, and what is known around a case.
import { people as peopleHere } from '../../db/documents.ts';
import { responsibilityBook } from '../../db/responsibility-book.ts';
import { dayKey } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { caseDeskWords, type CaseDeskWords } from '../words/desk-cases.ts';
import type { World } from './suggestion.ts';

export const useDeskWords = (): CaseDeskWords => caseDeskWords[useLanguage()];
export { useCaseWords } from '../cases/use-words.ts';

/** undefined until the phone has been asked. */
export function useWorld(): World | undefined {
  const db = useDb();
  return useLive(async () => {
    const [people, { book }] = await Promise.all([peopleHere(db), responsibilityBook(db)]);
    return { people: new Map(people.map((one) => [one.id, one])), book, day: dayKey(Date.now()) };
  }, [db]);
}
