// One case for whoever has to do with it; for everybody else it is not there.
import { authorize } from '../../domain/authorize.ts';
import { stepWithoutWords, withoutWords } from '../../domain/covered-case.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { rowOf, type HazardRow } from '../../domain/hazard-reports.ts';
import { handlingOf, type HazardStep } from '../../domain/hazard-handling.ts';
import { isConcerned } from '../../domain/case-concerns.ts';
import { rankAt } from '../../domain/case-ranks.ts';
import { dayOf } from '../../domain/inspection.ts';
import { Refusal } from '../../domain/refusal.ts';
import { checksFor } from '../../domain/responsibility.ts';
import type { TermLookBack } from '../../domain/term-look-back.ts';
import type { Parts, SignedIn } from '../env.ts';
import type { StoredPhoto } from '../store/store.ts';
import { aroundAt, bookOf } from './case-viewer.ts';
import { coveredFor } from './restricted-items.ts';

const longestId = 100;

/**
 * A case with all its steps, as this person is shown it. `isCovered`: what was written with it is not. Refuses `not-found` alike a case that is
 * not there and one this person has nothing to do with.
 */
export async function openCase(
  parts: Parts,
  who: SignedIn,
  id: string,
): Promise<{ hazard: Hazard; steps: HazardStep[]; isCovered: boolean }> {
  const hazard = await withSightings(parts, who, await readCase(parts, who, id));
  const steps = await stepsOf(parts, who, hazard);
  if (!(await coveredFor(parts, who))(hazard)) return { hazard, steps, isCovered: false };
  return { hazard: withoutWords(hazard), steps: steps.map(stepWithoutWords), isCovered: true };
}

async function readCase(parts: Parts, { person, school }: SignedIn, id: string): Promise<Hazard> {
  const { store, now } = parts;
  const hazard = id.length > longestId ? undefined : await store.documents.read(school.id, 'hazard', id);
  const place = hazard && (await store.documents.read(school.id, 'place', hazard.placeId));
  if (!hazard || !place) throw new Refusal('not-found');
  if (!isConcerned(hazard, person, await aroundAt(parts, school, place, now()))) throw new Refusal('not-found');
  return hazard;
}

/** All there are, the oldest first: a case carries its latest ones only. */
export async function stepsOf(
  { store }: Pick<Parts, 'store'>,
  { school }: Pick<SignedIn, 'school'>,
  hazard: Hazard,
): Promise<HazardStep[]> {
  const { steps } = handlingOf(hazard);
  const carried = new Set(steps.map(({ stepId }) => stepId));
  const all = await store.cases.steps(school.id, hazard.id);
  return [...all.filter(({ stepId }) => !carried.has(stepId)), ...steps];
}

/** The case with every time it was seen again: its document carries the latest ones only. */
export async function withSightings(
  { store }: Pick<Parts, 'store'>,
  { school }: Pick<SignedIn, 'school'>,
  hazard: Hazard,
): Promise<Hazard> {
  if (!hazard.sightings) return hazard;
  return { ...hazard, sightings: await store.cases.sightings(school.id, hazard.id) };
}

export type NamedPhoto = { sha256: string; by: string };

/** The photos a case names, and by whom each was sent; one that several sent comes several times. */
export const namedPhotos = (hazard: Hazard, steps: readonly HazardStep[]): NamedPhoto[] =>
  [
    { by: hazard.reportedBy, photos: hazard.photos },
    ...(hazard.sightings ?? []),
    ...steps.map(({ id, photos }) => ({ by: id, photos })),
  ].flatMap(({ by, photos }) => photos.map((sha256) => ({ sha256, by })));

/** The photo as anybody sent it who named it; undefined while nobody has. */
export async function storedPhoto(
  { store }: Pick<Parts, 'store'>,
  schoolId: string,
  named: readonly NamedPhoto[],
  sha256: string,
): Promise<StoredPhoto | undefined> {
  for (const one of named) {
    const stored = one.sha256 === sha256 ? await store.photos.sentBy(schoolId, one.by, sha256) : undefined;
    if (stored) return stored;
  }
  return undefined;
}

/** How to reach whoever reported it without an account: for the safety office and those above it. */
export async function contactOf({ store }: Pick<Parts, 'store'>, { person, school }: SignedIn, hazard: Hazard) {
  if (hazard.from !== 'public') return undefined;
  const place = await store.documents.read(school.id, 'place', hazard.placeId);
  return place && rankAt(person, place) > 0 ? store.publicReports.contact(school.id, hazard.id) : undefined;
}

/** A line of a list, with the first photo that the school holds: one on its way would only be asked for in vain. */
export async function rowShown(
  parts: Pick<Parts, 'store'>,
  schoolId: string,
  hazard: Hazard,
  term: TermLookBack | null = null,
): Promise<HazardRow> {
  const row = rowOf(hazard, term);
  for (const sha256 of hazard.photos) {
    const named = [{ sha256, by: hazard.reportedBy }];
    if (await storedPhoto(parts, schoolId, named, sha256)) return { ...row, photo: sha256 };
  }
  return { ...row, photo: null };
}

/** Its photos that were handed in before, for those who check it and for managers; undefined for everybody else, and where there are none. */
export async function repeatedOf({ store, now }: Parts, { person, school }: SignedIn, hazard: Hazard) {
  const book = await bookOf({ store }, school.id);
  const isChecker = checksFor(book, person.id, handlingOf(hazard).checker?.id, dayOf(now(), school.timeZone));
  if (!isChecker && !authorize(person, { do: 'read-reports' })) return undefined;
  const found = await store.remarks.of(school.id, hazard.id);
  return found?.remarks.flatMap((one) =>
    'photos' in one ? one.photos.map((photo) => ({ ...photo, isSame: one.kind === 'same-photo' })) : [],
  );
}

/** How colleagues are reached who have the case or check it; for those who keep the list of people, undefined for everybody else. */
export async function reachOf({ store }: Pick<Parts, 'store'>, { person, school }: SignedIn, hazard: Hazard) {
  if (!authorize(person, { do: 'add-person' })) return undefined;
  const handling = handlingOf(hazard);
  const cards = await store.people.cards(school.id);
  const { departments } = await bookOf({ store }, school.id);
  const whom = [handling.person, handling.checker].filter((one) => one !== null);
  return [...new Map(whom.map((one) => [one.id, one])).values()].flatMap(({ id, name }) => {
    const { deptId = null, phone = '' } = cards.get(id) ?? {};
    const dept = departments.find((one) => one.id === deptId)?.name ?? '';
    return phone || dept ? [{ name, dept, phone }] : [];
  });
}
