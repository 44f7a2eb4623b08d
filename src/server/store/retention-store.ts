// What the server needs remembered of how long things are kept: part of the store.
import type { Hold, HoldWhat } from '../../domain/retention-reports.ts';
import type { RetentionYears } from '../../domain/retention.ts';
import type { Removed } from '../../domain/removed.ts';
import type { MakeEntries } from './store.ts';

/** Under which the figures of a school lie among its settings. */
export const retentionKey = 'retention';

export type NewHold = {
  id: string;
  what: HoldWhat;
  about: string;
  name: string;
  reason: string;
  by: string;
  at: number;
};

/** Where a look over what is old ended. */
export type Looked = { at: number; id: string };
/** `next`: where to go on, null when everything was looked at. */
export type Step = { removed: number; next: Looked | null };

/** Something that will lose photos or names. `what` of them it is shown as; `until`: from when on, UTC ms; the earliest of several. */
export type DueThing = {
  what: 'inspection' | 'hazard' | 'round' | 'sample';
  id: string;
  photos: number;
  names: number;
  until: number;
};

export type Certificate = {
  seq: number;
  id: string;
  at: number;
  hash: string;
  body: Removed;
};

export type FilePlace = 'disk' | 'backups';

/** Records and rounds, cases that are over, and entries of the food register. */
export type PastTime = { rounds: number; cases: number; food: number };

export interface RetentionStore {
  /** When this database was restored last, UTC ms; null while it is in its first life. */
  restoredAt(): Promise<number | null>;
  /** Never less than the floor. */
  years(schoolId: string): Promise<RetentionYears>;
  /** How many there are whose figure is over at `now` (UTC ms), by the receipt of the last word about each; major cases have none. */
  past(schoolId: string, now: number): Promise<PastTime>;
  /** Newest first; those that hold before those that were lifted. At most `limit`. */
  holds(schoolId: string, limit: number): Promise<Hold[]>;
  /** Refuses `conflict` where the same is held already, `limit-reached` beyond a thousand, `not-found` what is not there. */
  hold(schoolId: string, hold: NewHold): Promise<void>;
  /** Refuses `not-found` and, where it was lifted already, `conflict`. */
  lift(schoolId: string, id: string, said: { by: string; reason: string; at: number }): Promise<void>;
  /**
   * Hides the next photos whose time is over (`limit` are looked at), with one entry that certifies it; nothing is written where there is none. Holds
   * and figures are read in the same step. `now` in UTC ms.
   */
  removePhotos(schoolId: string, asked: StepAsked): Promise<Step>;
  /** Covers the names in the next head counts whose time is over, likewise. */
  coverNames(schoolId: string, asked: StepAsked): Promise<Step>;
  /** Empties the next of what was turned away (`limit` are looked at) as long ago as who did what is kept; nothing certifies it. */
  emptyTurnedAway(schoolId: string, asked: Omit<StepAsked, 'make'>): Promise<Step>;
  /** What will go by `until` if nothing changes, the first first; `more`: there are others. */
  due(schoolId: string, until: number, limit: number): Promise<{ things: DueThing[]; more: boolean }>;
  /** Photos that were hidden before `before` and whose file, or its copy among the backups, is still there; not those held or of a case opened again since. */
  filesToGo(where: FilePlace, before: number, limit: number): Promise<string[]>;
  /**
   * Removes the file in the same breath in which it is asked whether it may still go: it stays where it was handed in anew or is held since, or another school
   * of this server has the same. `remove` must not wait for anything.
   */
  letFileGo(where: FilePlace, sha256: string, at: number, remove: (sha256: string) => void): Promise<void>;
  /** Newest first. `before`: the seq where the last page ended. */
  certificates(
    schoolId: string,
    asked: { before: number | null; limit: number },
  ): Promise<{ rows: Certificate[]; more: boolean }>;
}

/** `make`: the entry that certifies it, by the school itself. */
export type StepAsked = {
  now: number;
  after: Looked | null;
  limit: number;
  make: (removed: Removed) => MakeEntries;
};
