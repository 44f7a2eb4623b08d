// Months of ledgers as they read when they were closed: part of the store.
import type { MakeEntries } from './store.ts';

/** Documents that lines of a ledger are made from. */
export type LineSource = 'inspection' | 'round' | 'sample' | 'fridge';

export interface ClosingStore {
  /**
   * Writes that a month is closed (`lines`: how it reads) or open again (null), in one step. Refuses `conflict` where it is already so.
   */
  say(schoolId: string, by: string, lines: Uint8Array | null, make: MakeEntries, receivedAt: number): Promise<void>;
  /** As it was kept with the entry that closed it. */
  lines(schoolId: string, entryId: string): Promise<Uint8Array | undefined>;
  /** Of these documents, those that changed after line `seq` of the ledger, and when it came in, UTC ms. */
  changed(
    schoolId: string,
    types: readonly LineSource[],
    ids: readonly string[],
    seq: number,
  ): Promise<Map<string, number>>;
}
