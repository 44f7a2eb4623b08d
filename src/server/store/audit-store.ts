// What the server needs remembered of who did what: part of the store.
import type { AuditFacts, AuditKind, LoneKind } from '../../domain/audit.ts';

/** `by` null: nobody who is known. `at` in UTC ms. */
export type Noted = { kind: LoneKind; by: string | null; about: string | null; said: AuditFacts; at: number };
/** `seq`: the line of the ledger it stands for; null where it stands alone. */
export type AuditLine = {
  id: string;
  at: number;
  kind: AuditKind;
  by: string | null;
  about: string | null;
  facts: AuditFacts;
};
/** `person`: who did it or to whom. `from`, `to`: UTC ms, `to` excluded. `before`: where the last page ended. */
export type AuditFilter = {
  kinds: readonly AuditKind[];
  person?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  before?: { at: number; id: string } | undefined;
  limit: number;
};

export interface AuditStore {
  /** Adds to the list what is in no ledger. Nothing is ever taken off it. */
  note(schoolId: string, noted: Noted): Promise<void>;
  /** Newest first; what the ledger says is read from there. */
  list(schoolId: string, filter: AuditFilter): Promise<{ lines: AuditLine[]; more: boolean }>;
}
