// What was found at each item the last time, whoever walked: the own last inspection, and what is open here from others.
// Records of others are not on the phone; what they found abnormal is, until it is open no more.
import { judge, type Answer } from '../../domain/answer.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { answersById } from '../../domain/inspection.ts';
import { confirms } from '../../domain/sighting.ts';
import type { Item } from '../../domain/template.ts';

/** `at`: UTC ms. `answer`: null where only the hazard is known; `byName`: who found it, null for oneself. */
export type LastTime = { at: number; isAbnormal: boolean; answer: Answer | null; byName: string | null };
export type LastTimes = ReadonlyMap<string, LastTime>;

/** `last`: with the answers under the items of this walk; undefined when there was none. What did not change since `before` is the very same. */
export function lastTimes(
  items: ReadonlyMap<string, Item>,
  last: InspectionRecord | undefined,
  hazards: readonly Hazard[],
  before: LastTimes | null,
): LastTimes {
  const found = new Map<string, LastTime>();
  for (const answer of answersById(last?.inspection.answers ?? []).values()) {
    const item = items.get(answer.itemId);
    if (!last || !item || (answer.value === null && !answer.na)) continue;
    const isAbnormal = judge(item, answer, last.day) === 'abnormal';
    found.set(item.id, { at: last.submittedAt, isAbnormal, answer, byName: null });
  }
  for (const hazard of hazards) {
    const { at, byName } = lastSeen(hazard);
    const known = found.get(hazard.itemId);
    if (!known || known.at < at) found.set(hazard.itemId, { at, isAbnormal: true, answer: null, byName });
  }
  for (const [itemId, now] of found) {
    const then = before?.get(itemId);
    if (then && isSame(then, now)) found.set(itemId, then);
  }
  return found;
}

/** When it was reported, or last seen to be still there. */
function lastSeen({ reportedAt, reportedByName, sightings = [] }: Hazard): Pick<LastTime, 'at'> & { byName: string } {
  const still = sightings.findLast(({ seen }) => confirms(seen));
  return still ? { at: still.at, byName: still.byName } : { at: reportedAt, byName: reportedByName };
}

const isSame = (a: LastTime, b: LastTime): boolean =>
  a.at === b.at &&
  a.isAbnormal === b.isAbnormal &&
  a.byName === b.byName &&
  (a.answer === null) === (b.answer === null);
