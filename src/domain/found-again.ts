// A finding of what is known already: no second hazard, but what it says more belongs to the one there is.
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import type { Hazard } from './hazard.ts';
import { madeGraveBy, suspectsWith } from './case-graver.ts';
import { guardedBy, handlingOf } from './hazard-handling.ts';
import { isOver } from './hazard-words.ts';
import { isSameHazard, madeGraver, wasSameHazard, withFixing } from './sighting.ts';

type Submitted = EntryOf<'inspection-submitted'>;

/** The hazard that was found again, where the answer names it and the rule agrees; undefined makes one of its own. */
export function knownAs(found: Hazard, entry: Submitted, read: Read): Hazard | undefined {
  const name = entry.body.answers.find((answer) => answer.itemId === found.itemId)?.known;
  const known = name === undefined ? undefined : read('hazard', name);
  const { itemId, placeId, asset } = found;
  const finding = { itemId, placeId, assetId: asset?.id, inspectionId: entry.subject, by: entry.by };
  if (!known || isSameHazard(known, finding)) return known;
  return entry.schema >= 8 && wasSameHazard(known, finding) && !isToJudge(known, found, entry) ? known : undefined;
}

/** What may be major is judged, and is no evidence of what is over (`domain.md` 6.2). */
const isToJudge = (known: Hazard, found: Hazard, entry: Submitted): boolean =>
  found.grade === 'MS' && known.grade !== 'M' && !isJudgedAlready(known, found, entry);

/** The known hazard after it was found again; null when nothing changes. What was done at once against the danger was done by whoever found it now. */
export function afterFinding(known: Hazard, found: Hazard, entry: Submitted): Hazard | null {
  if (isOver(known.state)) return withFixing(known, found);
  const graver = foundGraver(known, found, entry);
  const after = withFixing(graver ?? known, found) ?? graver;
  const { atOnce, reportedBy: id, reportedByName: name } = found;
  return atOnce ? guardedBy(after ?? known, { ...atOnce, by: { id, name }, note: '' }) : after;
}

/** Since schema 7 what is found to be graver meets the points it meets, and its clocks run from then on. */
function foundGraver(known: Hazard, found: Hazard, entry: Submitted): Hazard | null {
  const { id, schema } = entry;
  const graver = madeGraver(known, found);
  if (!graver || schema < 7) return graver;
  if (isJudgedAlready(known, found, entry)) return null;
  const { grade, reportedAt: now } = found;
  const majorRefs = [...new Set([...known.majorRefs, ...found.majorRefs])];
  const after = madeGraveBy(known, grade, now, { id, now });
  const handling = { ...handlingOf(after), suspects: suspectsWith(known, found.reportedBy) };
  return { ...after, majorRefs, ...(grade === 'MS' && { handling }) };
}

/**
 * 判定 holds (`domain.md` 6.2): the next round asks the same item and gets the same answer. It is judged anew where a point is met that
 * was not met before, or somebody says so in so many words.
 */
function isJudgedAlready(known: Hazard, found: Hazard, { body }: Submitted): boolean {
  const says = body.answers.find(({ itemId }) => itemId === found.itemId);
  const isNew = found.majorRefs.some((ref) => !known.majorRefs.includes(ref));
  return known.handling?.judged != null && !isNew && !says?.suspectedMajor;
}
