// The file of a building about fire safety; what it lacks becomes a case in the same breath (M7).
import type { Approvals } from '../domain/fire-approval.ts';
import { lackingOf } from '../domain/fire-approval.ts';
import { isOver } from '../domain/hazard-words.ts';
import { Refusal } from '../domain/refusal.ts';
import { reportFact } from './cases.ts';
import type { DeviceDb } from './device-db.ts';
import { place as placeWith } from './documents.ts';
import { recordFacts } from './fact.ts';
import { allHazards } from './hazards.ts';
import { placesFact } from './places.ts';

/**
 * Writes down what a building has; where it lacks something and no such case of it is open here, that is reported as suspected major in the words
 * `called`. All of it or nothing. Answers the id of the new case, null without one. Refuses `place-unknown`.
 */
export async function fileApprovals(
  db: DeviceDb,
  placeId: string,
  approvals: Approvals,
  called: string,
): Promise<string | null> {
  const place = await placeWith(db, placeId);
  if (!place) throw new Refusal('place-unknown', { placeId });
  const kept = placesFact([{ ...place, approvals }]);
  const isAsked = lackingOf(approvals).length > 0 && !place.retired && !(await isOpenHere(db, placeId));
  if (!isAsked) {
    await recordFacts(db, [kept]);
    return null;
  }
  const report = reportFact({
    placeId,
    source: 'spot',
    category: 'fire',
    text: called,
    suspectedMajor: true,
    fixed: false,
    repair: null,
    majorRefs: ['M7'],
  });
  await recordFacts(db, [kept, report]);
  return report.subject;
}

const isOpenHere = async (db: DeviceDb, placeId: string): Promise<boolean> =>
  (await allHazards(db)).some(
    (hazard) => hazard.placeId === placeId && hazard.majorRefs.includes('M7') && !isOver(hazard.state),
  );
