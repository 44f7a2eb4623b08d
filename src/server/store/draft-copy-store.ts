// What the server needs remembered of unfinished inspections: part of the store.

/** `text`: the copy as it came. Times in UTC ms; `changedAt` by the phone's clock. */
export type KeptCopy = { id: string; changedAt: number; keptAt: number; text: string };

export interface DraftCopyStore {
  /** Takes the place of an earlier state of the same inspection, never of a later one. Of one person the newest `most` stay. */
  keep(schoolId: string, personId: string, copy: KeptCopy, most: number): Promise<void>;
  /** Newest first, of this person alone, none kept before `since`. */
  of(schoolId: string, personId: string, since: number): Promise<KeptCopy[]>;
  /** It was submitted or given up. */
  remove(schoolId: string, personId: string, id: string): Promise<void>;
  /** Those kept before `since`; tells how many there were. */
  forget(schoolId: string, since: number): Promise<number>;
}
