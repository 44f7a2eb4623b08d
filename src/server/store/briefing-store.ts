// Weekly and monthly reports as they were said when they became final: part of the store. They are not derived from the ledger, and nothing changes them.
import type { BriefingPeriod } from '../../domain/briefing.ts';

export interface BriefingStore {
  /** As it was kept, undefined where nothing was. */
  kept(schoolId: string, period: BriefingPeriod): Promise<unknown>;
  /** Keeps it, once: what is kept already stays as it is. `at` in UTC ms. */
  keep(schoolId: string, period: BriefingPeriod, body: unknown, at: number): Promise<void>;
  /** On which days (yyyy-mm-dd, both named included) which of these checklists stand filled in, and where; each once. */
  checks(
    schoolId: string,
    asked: { codes: readonly string[]; from: string; to: string },
  ): Promise<{ code: string; placeId: string; day: string }[]>;
}
