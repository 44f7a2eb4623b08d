// What the server needs remembered of what stands out: part of the store.
import type { Entry } from '../../domain/entry.ts';
import type { Looked } from '../../domain/looked.ts';
import type { Remark, RemarkKind } from '../../domain/remarks.ts';
import type { About } from '../../domain/remark-reports.ts';

/** `scope`: place ids that cover what the asker may see; empty covers the school. Days yyyy-mm-dd, both included. */
export type RemarkFilter = {
  scope: readonly string[];
  from: string;
  to: string;
  place?: string | undefined;
  kind?: RemarkKind | undefined;
  /** Only what somebody has looked at, or only what nobody has. */
  looked: boolean;
  before?: { at: number; id: string } | undefined;
  limit: number;
};

/** One round, record or case, with those of its remarks that were asked for. `at`: UTC ms. */
export type Remarked = { about: About; id: string; day: string; at: number; remarks: Remark[] };

export interface RemarkStore {
  /** Newest first. `totals`: rounds, records and cases by kind, under everything asked for but `kind`; `things`: all of them together. */
  list(
    schoolId: string,
    filter: RemarkFilter,
  ): Promise<{ rows: Remarked[]; more: boolean; totals: { kind: RemarkKind; count: number }[]; things: number }>;
  /** What stands out about one round, record or case, looked at or not. */
  of(schoolId: string, subject: string): Promise<(Remarked & { open: RemarkKind[] }) | undefined>;
  /**
   * Writes that `by` has looked; `make` hears what of it nobody has looked at yet. Refuses `already-settled` when that is nothing.
   * `receivedAt` in UTC ms.
   */
  look(
    schoolId: string,
    by: string,
    subject: string,
    make: (firstOpSeq: number, open: readonly RemarkKind[]) => Entry[],
    receivedAt: number,
  ): Promise<void>;
  looked(schoolId: string, subject: string): Promise<Looked | undefined>;
}
