// Two without an account report one thing: the second report goes on with the first, and its words stand there.
import type { Hazard } from '../domain/hazard.ts';
import { handlingOf } from '../domain/hazard-handling.ts';
import type { HazardCategory } from '../domain/hazard-words.ts';
import type { School } from '../domain/school.ts';
import { similarCases, similarMs } from '../domain/similar-cases.ts';
import type { Fact } from './entries.ts';
import type { Parts } from './env.ts';
import type { CaseViewer } from './store/case-store.ts';

/** Whoever reports sees nothing of it but that it is there. */
const anywhere: CaseViewer = {
  personId: '',
  scope: [],
  rank: 0,
  closes: false,
  checkerMayClose: false,
  departments: [],
  standsInFor: [],
  checks: false,
  term: null,
};
const mostLookedAt = 50;

/** The newest that is open, of this kind, at this very place, and was reported within two hours before `now` (UTC ms). */
export async function similarJustNow(
  { store }: Pick<Parts, 'store'>,
  school: School,
  { placeId, category }: { placeId: string; category: HazardCategory },
  now: number,
): Promise<Hazard | undefined> {
  const asked = { list: 'open', sort: 'newest', limit: mostLookedAt, place: placeId, category } as const;
  const { rows } = await store.cases.list(school.id, anywhere, { ...asked, from: now - similarMs + 1 }, now);
  return similarCases(rows, { placeId, category })[0];
}

/** What is said of the case that is known, in the reporter's words, and that the new report goes on with it. `number`: of the new one. */
export function asSame(hazardId: string, number: string, text: string, known: Hazard): Fact[] {
  const { id, state, grade, placeId } = known;
  const said = { do: 'comment', note: `${text}（${number}）`.slice(0, mostWords), mentions: [], photos: [] } as const;
  const on = { on: handlingOf(known).on, seen: { state, grade }, placeId };
  const first = { on: null, seen: { state: 'reported', grade: 'G' }, placeId } as const;
  return [
    { kind: 'hazard-handled', schema: 1, subject: id, body: { ...said, mentions: [], photos: [], ...on } },
    { kind: 'hazard-handled', schema: 1, subject: hazardId, body: { do: 'merge', into: id, note: '', ...first } },
  ];
}
const mostWords = 400;
