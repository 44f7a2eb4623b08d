// A case of which only the line of a list is known.
import { reportItem } from '../../domain/hazard-fold.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { HazardRow } from '../../domain/hazard-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';

/** As much of the case as the line says: enough to add to it, or to merge another into it; the whole comes with the next changes. */
export function caseOf(row: HazardRow): Hazard {
  const { id, state, grade, category, placeId, placeName, text, reportedAt, reportedByName, dueAt, on } = row;
  const bare = { id, state, grade, category, placeId, placeName, text, reportedAt, reportedByName, dueAt };
  const hazard = {
    ...bare,
    inspectionId: id,
    itemId: reportItem,
    majorRefs: [],
    dept: null,
    due: 'D7' as const,
    reasons: [],
    note: '',
    photos: [],
    reportedBy: '',
  };
  return { ...hazard, handling: { ...handlingOf(hazard), on } };
}
