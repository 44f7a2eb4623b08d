// What ledgers are made of, read in parts so that a year of them never lies in memory: part of the store.
import type { InspectionRecord } from '../../domain/documents.ts';
import type { Hazard } from '../../domain/hazard.ts';

/** Where a part ended, in the order of the ledger. `at`: UTC ms. */
export type RecordEnd = { day: string; at: number; id: string };

/** `within`: place ids at or below which everything is read, empty for the whole school. Days yyyy-mm-dd, both included. */
export type RecordsAsked = {
  codes: readonly string[];
  within: readonly string[];
  from: string;
  to: string;
  after: RecordEnd | null;
  limit: number;
};

export interface LedgerSource {
  /** Standing inspections of some checklists, whole, the oldest day first and within it the earliest. */
  records(schoolId: string, asked: RecordsAsked): Promise<InspectionRecord[]>;
  /**
   * Standing inspections of few checklists at these places, whole, the latest first; days yyyy-mm-dd, both included. `faulty`: only those in which something was
   * abnormal; `rowsIn`: only those with a row in the table of that item. Looked for place by place: meant for checklists that are filled in at few of them.
   */
  recent(
    schoolId: string,
    asked: {
      codes: readonly string[];
      places: readonly string[];
      from: string;
      to: string;
      faulty?: true;
      rowsIn?: string;
    },
  ): Promise<InspectionRecord[]>;
  /** What was found in these inspections, as it stands now. */
  hazardsOf(schoolId: string, inspectionIds: readonly string[]): Promise<Hazard[]>;
}
