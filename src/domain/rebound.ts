// A hazard that was closed and has come back (同点位同类): found anew within ninety days it is one grade graver than last time (`domain.md` 7.1).
import { placeOfItem } from './asset-item.ts';
import type { Read } from './documents.ts';
import { categoryOf, foundOf, gradeRank, type Hazard } from './hazard.ts';
import { gradeUp } from './case-lives.ts';
import { reboundMs } from './hazard-times.ts';

type Spot = Pick<Hazard, 'placeId' | 'itemId' | 'asset' | 'from' | 'category' | 'repair'>;

/** Nobody looked for anything: it says no item. */
export const isInWords = ({ from }: Pick<Hazard, 'from'>): boolean => from !== undefined && from !== 'kitchen';

/** What is broken is no hazard that came back, and 其他 is no kind of anything. */
const hasField = (hazard: Spot): boolean => !hazard.repair && categoryOf(hazard) !== 'other';

const wordsSpot = (hazard: Spot): string | null =>
  hasField(hazard) ? `${hazard.placeId} words ${categoryOf(hazard)}` : null;

/** Under what a closed hazard is found again: its place with its item, and the asset where it is about one; of what was reported in words with its field. */
export const spotOf = (hazard: Spot): string | null =>
  isInWords(hazard)
    ? wordsSpot(hazard)
    : [hazard.placeId, placeOfItem(hazard.itemId).base, hazard.asset?.id ?? ''].join(' ');

/** Under what it is found again by somebody who reports in words and names no item. */
export const fieldSpotOf = (hazard: Spot): string | null =>
  hasField(hazard) ? `${hazard.placeId} field ${categoryOf(hazard)}` : null;

/** Where two have items they are compared by these; where one was reported in words, by the field (同类). */
const spotsBefore = (found: Spot): string[] =>
  (isInWords(found) ? [fieldSpotOf(found)] : [spotOf(found), wordsSpot(found)]).filter((spot) => spot !== null);

/** The same item found it before and after it was closed; of the same field only, or in words, it may be another thing. */
export const isSameAgain = ({ itemId, repeatOf }: Pick<Hazard, 'itemId' | 'repeatOf'>): boolean =>
  repeatOf?.split('.')[1] === placeOfItem(itemId).base;

const closedAt = (hazard: Hazard): number => hazard.handling?.closed?.at ?? -Infinity;

/** A new finding, knowing what was closed at the same spot before: asked where the whole ledger is. */
export function sinceBefore(found: Hazard, read: Read): Hazard {
  const closed = spotsBefore(found).flatMap((spot) => read('lastClosed', spot) ?? []);
  const [last] = closed.sort((a, b) => closedAt(b) - closedAt(a));
  if (!last || last.id === found.id) return found;
  const at = closedAt(last);
  // What was seen before the closing and delivered after it has not come back.
  const seenAt = foundOf(found).at;
  if (seenAt < at || seenAt > at + reboundMs) return found;
  // That it may be major is for people to say, or for the same item: of the same field it may be another thing.
  const grade = isInWords(found) || isInWords(last) ? 'L' : gradeUp(last.grade);
  return { ...found, repeatOf: last.id, grade: gradeRank(grade) > gradeRank(found.grade) ? grade : found.grade };
}

/** A step may say that it is of another field, or no request for repair: then it is asked anew what it was. How grave it is was said with an assignment. */
export function asNowNamed(before: Hazard, after: Hazard, read: Read): Hazard {
  if (spotOf(before) === spotOf(after)) return after;
  const { repeatOf: _before, ...rest } = after;
  if (!isWaiting(after)) return { ...sinceBefore(rest, read), grade: after.grade };
  return sinceBefore(isGraveByThat(before) ? { ...rest, grade: 'G' } : rest, read);
}

/** Nobody has said yet how grave it is. */
const isWaiting = ({ state }: Hazard): boolean => state === 'reported' || state === 'fixed-on-spot';

/** What is reported in words is 较大 by what was closed there before, unless people judged it so or a 较大 case was merged into it. */
const isGraveByThat = ({ repeatOf, grade, handling }: Hazard): boolean =>
  repeatOf !== undefined &&
  grade === 'L' &&
  !handling?.judged &&
  !handling?.steps.some(({ said }) => said.do === 'took-in');
