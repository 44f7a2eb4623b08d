// Two that say different things under one id: part of the store.

/** `raw`: what came second and is no line of the ledger; `first`: the line that is. Times in UTC ms. */
export type SameEntry = {
  id: string;
  entryId: string;
  senderId: string;
  receivedAt: number;
  raw: string;
  first: string;
  isSamePhone: boolean;
  closed: { by: string; at: number; reason: string } | null;
};

export interface SameEntryStore {
  /** What nobody has looked at before the rest, newest first. */
  list(schoolId: string, limit: number): Promise<SameEntry[]>;
  find(schoolId: string, id: string): Promise<SameEntry | undefined>;
  /** What this person sent so, word for word, while nobody has looked at it. */
  waiting(schoolId: string, senderId: string, raw: string): Promise<SameEntry | undefined>;
  /** The first stays what counts. Refuses `not-found` and `already-settled`. */
  close(schoolId: string, closing: { id: string; by: string; reason: string; at: number }): Promise<void>;
}
