// A hazard that was closed and has come back: found anew within ninety days it is one grade graver than last time (`domain.md` 7.1).
import { placeOfItem } from './asset-item.ts';
import type { Read } from './documents.ts';
import { gradeRank, type Hazard } from './hazard.ts';
import { gradeUp } from './hazard-course.ts';
import { reboundMs } from './hazard-times.ts';

/** Under what a closed hazard is found again: place, item, and the asset where it is about one. Null for what was reported in words. */
export function spotOf({ placeId, itemId, asset, from }: Pick<Hazard, 'placeId' | 'itemId' | 'asset' | 'from'>) {
  return from && from !== 'kitchen' ? null : [placeId, placeOfItem(itemId).base, asset?.id ?? ''].join(' ');
}

/** A new finding, knowing what was closed at the same spot before. The phone does not know and leaves it to the server. */
export function sinceBefore(found: Hazard, read: Read): Hazard {
  const spot = spotOf(found);
  const last = spot === null ? undefined : read('lastClosed', spot);
  const closedAt = last?.handling?.closed?.at ?? null;
  if (!last || last.id === found.id || closedAt === null) return found;
  if (found.reportedAt < closedAt || found.reportedAt > closedAt + reboundMs) return found;
  const grade = gradeUp(last.grade);
  return { ...found, repeatOf: last.id, grade: gradeRank(grade) > gradeRank(found.grade) ? grade : found.grade };
}
