// Cases by words: each stands in what was written of one, is part of its number, or is typed for its place or one of its people (拼音首字母).
import { authorize } from '../../domain/authorize.ts';
import type { Parts, SignedIn } from '../env.ts';
import { plainCode } from '../search/fields.ts';
import { peopleFound, placesFound } from '../search/people-places.ts';
import { wordsOf } from '../search/words.ts';
import type { CaseWord, CaseWords } from '../store/case-store.ts';

/** What is shorter, or a year alone, would be part of too many numbers. */
const numberLike = /^(?=.*[A-Z])[A-Z0-9]{4,}$|^\d{6,}$/;

export async function caseWords({ store }: Parts, { person, school }: SignedIn, said: string): Promise<CaseWords> {
  const [places, people] = await Promise.all([store.documents.places(school.id), store.documents.people(school.id)]);
  const all = said.split(/\s+/).map((text): CaseWord => {
    const code = plainCode(text);
    const typed = wordsOf(text).filter(({ letters }) => letters !== null);
    const [among, by] = typed.length > 0 ? [placesFound(places, typed, ''), peopleFound(people, typed)] : [[], []];
    return {
      text: text.toLowerCase(),
      number: numberLike.test(code) ? code : '',
      places: among.map(({ id }) => id),
      people: by.map(({ id }) => id),
    };
  });
  // What was noted may say who a student is.
  return { all, notes: authorize(person, { do: 'read-students' }) };
}
