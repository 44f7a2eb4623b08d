// What the server needs remembered of floor plans: part of the store.
import type { HazardGrade } from '../../domain/hazard-words.ts';
import type { MakeEntries, StoredPhoto } from './store.ts';

/** What is known of one place: when somebody was last there, UTC ms, and the hazards that are open at it, by grade. */
export type PlaceStanding = { seenAt: number | null; open: HazardGrade[] };

export interface FloorPlanStore {
  /**
   * Writes the plan of a place as it is to stand, in the name of `by`, and in the same step that the bytes of its picture are here: `photo`
   * null where they were before. `after`: the entry that was seen, null for none. Refuses what `checkFloorPlan` refuses. `receivedAt` in UTC ms.
   */
  keep(
    schoolId: string,
    by: string,
    kept: { placeId: string; after: string | null; photo: StoredPhoto | null; make: MakeEntries; receivedAt: number },
  ): Promise<void>;
  /** What is known of these places themselves, not of what lies in them; a place nothing is known of is not in it. */
  standing(schoolId: string, placeIds: readonly string[]): Promise<Map<string, PlaceStanding>>;
}
