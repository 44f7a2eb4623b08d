// What the server needs remembered of second looks: part of the store.
import type { InspectionRecord } from '../../domain/documents.ts';
import type { RecordHead } from './record-head.ts';

/**
 * `scope`: place ids that cover what the asker may see; empty covers the school. `from`, `to`: when it was first finished, UTC ms, `to` excluded.
 * `of`: only of these checklists at these very places.
 */
export type DrawnFilter = { scope: readonly string[]; from: number; to: number; of?: readonly Spot[]; limit: number };
export type Spot = { placeId: string; templateCode: string };

/** A drawn inspection and those among which the second look at it may be, each as it was first handed in. */
export type Drawn = { first: InspectionRecord; others: InspectionRecord[]; drawnAt: number };

/** A drawn inspection that nobody has looked at a second time. */
export type ToLookAt = { first: RecordHead; drawnAt: number };

export interface RecheckStore {
  /**
   * Standing inspections that were drawn, newest first. `others`: standing ones of the same checklist at the same place by somebody
   * else, of that day and the two after it.
   */
  drawn(schoolId: string, filter: DrawnFilter): Promise<{ rows: Drawn[]; more: boolean }>;
  /** Those of others than `person` that no second look was taken at, newest first, of the `limit` newest. */
  toLookAt(schoolId: string, person: string, filter: DrawnFilter): Promise<ToLookAt[]>;
}
