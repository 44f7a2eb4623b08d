// What the server needs remembered of rounds: part of the store, each method one whole step.
import type { Entry } from '../../domain/entry.ts';
import type { Round } from '../../domain/round.ts';

export interface RoundStore {
  /** Rounds that somebody began or the school closed, of some days (yyyy-mm-dd, both included), as they were planned. */
  ofDays(schoolId: string, asked: { from: string; to: string; plan?: string | undefined }): Promise<Round[]>;
  /** The same of those that may be walked on one of the days, or might: of a month, on each of its days. */
  touching(schoolId: string, days: { from: string; to: string; plan?: string | undefined }): Promise<Round[]>;
  /** When somebody was last at each of these places on a round, not before `since` (UTC ms). */
  lastVisits(
    schoolId: string,
    placeIds: readonly string[],
    since: number,
  ): Promise<{ placeId: string; at: number; byName: string }[]>;
  /** The end of the latest window that was closed, UTC ms; null before the first. */
  closedThrough(schoolId: string): Promise<number | null>;
  /** Closed rounds of which points that were said to be missed came in, the last of them between the two, UTC ms. */
  foundBetween(schoolId: string, after: number, until: number): Promise<Round[]>;
  /** Rounds that were begun and not closed yet. */
  open(schoolId: string): Promise<Round[]>;
  /** Writes the entries that `make` makes in the name of `by`; it hears which rounds are closed already. */
  close(
    schoolId: string,
    by: string,
    make: (firstOpSeq: number, isClosed: (roundId: string) => boolean) => Entry[],
    receivedAt: number,
  ): Promise<void>;
}
