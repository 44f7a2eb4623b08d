// What is done on a round, each as one entry. What the rules refuse is refused here, before it is written.
import type { EntryOf } from '../domain/entry.ts';
import type { Moment } from '../domain/moment.ts';
import type { Arrival, Baton, Due, SkipReason, Visit } from '../domain/round.ts';
import { roundId } from '../domain/round-id.ts';
import type { DeviceDb } from './device-db.ts';
import { recordFact } from './fact.ts';
import { moment } from './moment.ts';
import { keepShots, shotsInPlace, type Shot } from './sample-photos.ts';

/** Begins a round, or goes on with it; `from`: what the baton of a colleague said. Refuses `plan-unknown`, `bad-id`. */
export async function startRound(db: DeviceDb, due: Due, from: Baton | null = null): Promise<string> {
  const subject = roundId(due.planId, due.day, due.minute);
  const about = { subject, supersedes: null, photos: [], body: { due, from } };
  await recordFact(db, { kind: 'round-started', schema: due.shift !== undefined ? 3 : from?.told ? 2 : 1, ...about });
  return subject;
}

/** `code`: as it was scanned or typed, in its one spelling. `at`: of the arrival, which photos come after. */
export type Arriving = {
  placeId: string;
  how: Arrival;
  code: string | null;
  at: Moment;
  micro: NonNullable<Visit['micro']> | null;
  /** Where the phone was, as it is kept of a person (`roughly`). */
  location?: EntryOf<'point-visited'>['body']['location'];
};

/**
 * Records somebody at a point. Refuses `round-unknown`, `point-unknown`; throws `PhotoNotKept`, and then nothing is recorded.
 */
export async function arrive(
  db: DeviceDb,
  round: { id: string; due: Pick<Due, 'planId'> },
  { micro, location = null, ...arrival }: Arriving,
  shots: readonly Shot[] = [],
): Promise<void> {
  const photos = shots.map(({ photo }) => photo);
  const body: EntryOf<'point-visited'>['body'] = {
    planId: round.due.planId,
    ...arrival,
    photos,
    location,
    micro,
  };
  const listed = [...new Set(photos.map(({ sha256 }) => sha256))].sort();
  await keepShots(db, shots);
  const about = { subject: round.id, supersedes: null, photos: listed, body };
  await recordFact(db, { kind: 'point-visited', schema: 1, ...about }, () => shotsInPlace(db, shots));
}

/** Refuses `round-unknown`, `point-unknown`. */
export async function skipPoint(
  db: DeviceDb,
  round: { id: string; due: Pick<Due, 'planId'> },
  placeId: string,
  reason: SkipReason,
  note: string,
): Promise<void> {
  const about = { subject: round.id, supersedes: null, photos: [] };
  const body = { planId: round.due.planId, placeId, reason, note: note.trim() };
  await recordFact(db, { kind: 'point-skipped', schema: 1, ...about, body });
}

/**
 * Ends this person's part. Where the plan asks for no proof, whoever finishes was everywhere that was not skipped: `presumed`
 * are the places that are then said to have been visited. `handed`: a colleague goes on.
 */
export async function finishRound(
  db: DeviceDb,
  round: { id: string; due: Pick<Due, 'planId'> },
  note: string,
  presumed: readonly string[] = [],
  handed = false,
): Promise<void> {
  for (const placeId of presumed)
    await arrive(db, round, { placeId, how: 'tap', code: null, at: await moment(db), micro: null });
  const about = { subject: round.id, supersedes: null, photos: [] };
  const body = { planId: round.due.planId, note: note.trim(), ...(handed && { handed: true as const }) };
  await recordFact(db, { kind: 'round-finished', schema: handed ? 2 : 1, ...about, body });
}
