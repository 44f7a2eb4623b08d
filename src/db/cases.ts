// Taking a step of a case, and the cases that are this person's to do: all of it without a network.
import type { HazardHandled } from '../domain/hazard-handling.ts';
import { handlingOf } from '../domain/hazard-handling.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { EntryOf } from '../domain/entry.ts';
import { isOver } from '../domain/hazard-words.ts';
import type { DeviceDb } from './device-db.ts';
import { recordFact } from './fact.ts';
import { allHazards } from './hazards.ts';
import { newId } from './new-id.ts';
import { keepShots, shotsInPlace, type Shot } from './sample-photos.ts';

/** What a step says, besides what it was said on and its photos. */
export type StepSaid = HazardHandled extends infer B
  ? B extends HazardHandled
    ? Omit<B, 'on' | 'seen' | 'placeId' | 'photos'>
    : never
  : never;

const withPhotos = new Set<HazardHandled['do']>([
  'interim',
  'progress',
  'rectify',
  'pass',
  'fail',
  'look-back',
  'come-back',
  'comment',
]);

/**
 * Takes one step of a case as it is shown here. Refuses (`Refusal`) what the rules refuse (`refusalOf`); throws `PhotoNotKept`, and then
 * nothing is recorded. `hazard`: as the person saw it; also one that only the server has shown.
 */
export async function takeStep(
  db: DeviceDb,
  hazard: Hazard,
  said: StepSaid,
  shots: readonly Shot[] = [],
): Promise<void> {
  const photos = shots.map(({ photo }) => photo);
  const { state, grade, placeId } = hazard;
  const seen = { on: handlingOf(hazard).on, seen: { state, grade }, placeId };
  const body = { ...said, ...seen, ...(withPhotos.has(said.do) && { photos }) } as HazardHandled;
  const listed = [...new Set(photos.map(({ sha256 }) => sha256))].sort();
  await keepShots(db, shots);
  const fact = { kind: 'hazard-handled' as const, schema: 1 as const, subject: hazard.id, supersedes: null };
  const known = [{ type: 'hazard' as const, id: hazard.id, body: hazard }];
  await recordFact(db, { ...fact, photos: listed, body }, () => shotsInPlace(db, shots), known);
}

/** Reports what was seen by itself (拍隐患, 报修). Answers the id of the hazard. Refuses `place-unknown`, `photo-required`. */
export async function reportHazard(
  db: DeviceDb,
  said: Omit<EntryOf<'hazard-reported'>['body'], 'photos'>,
  shots: readonly Shot[] = [],
): Promise<string> {
  const subject = newId();
  const photos = shots.map(({ photo }) => photo);
  const listed = [...new Set(photos.map(({ sha256 }) => sha256))].sort();
  await keepShots(db, shots);
  const fact = { kind: 'hazard-reported' as const, schema: 1 as const, subject, supersedes: null, photos: listed };
  await recordFact(db, { ...fact, body: { ...said, photos } }, () => shotsInPlace(db, shots));
  return subject;
}

/** Cases this person is responsible for or is named to re-check, that are not over; what is due first comes first. */
export async function ownCases(db: DeviceDb): Promise<Hazard[]> {
  const isMine = (hazard: Hazard): boolean => {
    const { person, checker } = handlingOf(hazard);
    return !isOver(hazard.state) && (person?.id === db.personId || checker?.id === db.personId);
  };
  return (await allHazards(db)).filter(isMine).sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
}
