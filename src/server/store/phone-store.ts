// What the server needs remembered of phones: part of the store.
import type { Announce, Announced } from '../../domain/protocol.ts';
import type { PhoneRow } from '../../domain/reports.ts';

/** One person on one installation. Times in UTC ms. */
export type KnownPhone = {
  schoolId: string;
  personId: string;
  deviceId: string;
  lastSeenAt: number;
  revokedAt: number | null;
};

/** A phone as a manager sees it, without the names. */
export type PhoneLine = Omit<PhoneRow, 'personName'>;

/** What one announcement says, and who said it from where. `at` in UTC ms. */
export type Announcement = {
  schoolId: string;
  personId: string;
  deviceId: string;
  agent: string;
  items: readonly Announced[];
  lost: Announce['lost'];
  at: number;
};

export interface PhoneStore {
  /** Whose delivery token has this hash; a revoked one is still found. */
  find(tokenHash: string): Promise<KnownPhone | undefined>;
  seen(phone: Pick<KnownPhone, 'schoolId' | 'personId' | 'deviceId'>, at: number): Promise<void>;
  /** This version of the app handed in from there; nothing of an installation that is not known. */
  runs(phone: Pick<KnownPhone, 'schoolId' | 'personId' | 'deviceId'>, build: string): Promise<void>;
  /**
   * Remembers what a phone says it holds, each thing once, at most 5,000 of a phone. A loss is written to the wiped
   * installation of the same person.
   */
  announce(announcement: Announcement): Promise<void>;
  /**
   * Every phone heard of after `since`, and every one that owes something, revoked ones too; without those that were
   * settled and not heard of since.
   */
  list(schoolId: string, since: number): Promise<PhoneLine[]>;
  /** Whose phones they are, one line a phone, without those that were settled and not heard of since. */
  holders(schoolId: string): Promise<string[]>;
  /** When each person's phones were last heard of, the latest of each; nobody who has none in use. To five minutes. */
  heardAt(schoolId: string): Promise<ReadonlyMap<string, number>>;
  /** What this phone owes up to `at` is not asked for any more. False when there is no such phone. */
  settle(schoolId: string, personId: string, deviceId: string, at: number): Promise<boolean>;
}
