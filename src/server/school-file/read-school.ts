// A school's places, people and plans from one workbook: all of it would be kept, or nothing and every bad row. Places come first, so
// that people and plans of the same workbook may name new ones.
import { authorize } from '../../domain/authorize.ts';
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import { placesAfter } from '../../domain/place-book.ts';
import { nobodyYet } from '../../domain/responsibility.ts';
import type { BadSchoolCode, BadSchoolRow, SchoolSheet } from '../../domain/school-file.ts';
import { isPlaceSheet, placesOf, type PlacesFile } from '../place-files/read-places.ts';
import { BadWorkbook } from '../sheets/bad-workbook.ts';
import { readWorkbook, type Sheet } from '../sheets/read-workbook.ts';
import type { Store } from '../store/store.ts';
import { isPeopleSheet, readPeople, type PeopleRead } from './read-people.ts';
import { isPlanSheet, readPlans, type PlansRead } from './read-plans.ts';
import { placesByName } from './places-by-name.ts';

export type PlacesGood = Exclude<PlacesFile, { rows: unknown }>;
/** What the workbook would change; null where it has no such sheet. `basis`: what it was compared with. */
export type SchoolFile = {
  basis: number;
  places: PlacesGood | null;
  people: PeopleRead | null;
  plans: PlansRead | null;
};

const shown = 100;
type Bad = { row: number; value: string; code: BadSchoolCode };
const named = (sheet: SchoolSheet | null, rows: readonly Bad[]): BadSchoolRow[] =>
  rows.map(({ row, value, code }) => ({ sheet, row, value: Array.from(value).slice(0, shown).join(''), code }));

/** Reads and keeps nothing. `newId` makes the ids of what is new. */
export async function readSchool(
  { documents, people: accounts }: Pick<Store, 'documents' | 'people'>,
  schoolId: string,
  by: Person,
  bytes: Buffer,
  newId: () => string,
): Promise<SchoolFile | { rows: BadSchoolRow[] }> {
  const sheets = sheetsOf(bytes);
  if (!Array.isArray(sheets)) return { rows: named(null, [{ row: 0, value: '', code: sheets.why }]) };
  const find = (is: (sheet: Sheet) => boolean): Sheet | undefined => sheets.find(is);
  const [placeSheet, peopleSheet, planSheet] = [find(isPlaceSheet), find(isPeopleSheet), find(isPlanSheet)];
  if (!placeSheet && !peopleSheet && !planSheet)
    return { rows: named(null, [{ row: 0, value: '', code: 'sheet-missing' }]) };
  const basis = await documents.setUpSeq(schoolId);
  const book = new Map((await documents.places(schoolId)).map((place) => [place.id, place]));
  const rows: BadSchoolRow[] = [];

  const places = placeSheet ? placesOf(placeSheet, book, newId) : null;
  if (places && 'rows' in places) rows.push(...named('places', places.rows));
  const after = places && !('rows' in places) ? bookAfter(places.places, book) : book;
  const placeOf = placesByName(after.values());

  const responsibility = (await documents.read(schoolId, 'responsibility', schoolId)) ?? nobodyYet;
  const here = await documents.people(schoolId);
  const cards = await accounts.cards(schoolId);
  const people = peopleSheet && readPeople(peopleSheet, { people: here, responsibility, cards, by, placeOf, newId });
  if (Array.isArray(people)) rows.push(...named('people', withoutEchoes(people, rows)));

  const plans =
    planSheet &&
    readPlans(planSheet, {
      school: await documents.read(schoolId, 'school', schoolId),
      timetable: await documents.timetable(schoolId),
      people: people && !Array.isArray(people) ? people.people : here,
      checklists: await documents.checklistCodes(schoolId),
      placeOf,
      newId,
    });
  if (Array.isArray(plans)) rows.push(...named('plans', withoutEchoes(plans, rows)));
  if (!authorize(by, { do: 'keep-plan' })) rows.push(...notAllowed(people, plans));
  if (rows.length > 0) return { rows };
  return {
    basis,
    places: places as PlacesGood | null,
    people: (people as PeopleRead | undefined) ?? null,
    plans: (plans as PlansRead | undefined) ?? null,
  };
}

/** What is not known may stand in a row above that is wrong itself: only that one is named, and this one once that is put right. */
const withoutEchoes = (own: readonly Bad[], before: readonly BadSchoolRow[]): Bad[] => {
  const isWrong = (sheet: SchoolSheet): boolean => before.some((row) => row.sheet === sheet);
  return own.filter(
    ({ code }) => !(code === 'place-unknown' && isWrong('places')) && !(code === 'who-unknown' && isWrong('people')),
  );
};

function sheetsOf(bytes: Buffer): Sheet[] | { why: BadSchoolCode } {
  try {
    return readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof BadWorkbook)) throw error;
    return { why: error.why };
  }
}

/** Looked up in by name alone, so that it does not matter since when. */
const bookAfter = (kept: readonly Place[], book: ReadonlyMap<string, Place>): ReadonlyMap<string, Place> => {
  const after = new Map(book);
  for (const place of placesAfter(kept, book, 0)) after.set(place.id, place);
  return after;
};

/** Plans and departments hold for the whole school; who looks after one building does not change them. */
function notAllowed(people: PeopleRead | Bad[] | undefined, plans: PlansRead | Bad[] | undefined): BadSchoolRow[] {
  const bad: Bad = { row: 0, value: '', code: 'not-allowed' };
  const changesPlans =
    plans && !Array.isArray(plans) && plans.added.length + plans.changed.length + plans.routes.length > 0;
  const changesDepartments = people && !Array.isArray(people) && people.responsibility !== null;
  return [...(changesDepartments ? named('people', [bad]) : []), ...(changesPlans ? named('plans', [bad]) : [])];
}
