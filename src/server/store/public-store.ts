// What the server needs remembered of reports without an account: part of the store, each method one whole step.
import type { PublicContact } from '../../domain/public-report.ts';
import type { MakeEntries } from './store.ts';

export type KnownReport = { hazardId: string; secretHash: string; reportedAt: number };

/** `device`: as its token is called; `alarmId`: as its system calls it. */
export type AlarmKey = { device: string; alarmId: string };
export type KnownAlarm = { hazardId: string; number: string };

export interface PublicStore {
  /** Writes the entry in the school's own name, and beside the ledger how it is asked for and who can be reached. */
  add(
    schoolId: string,
    report: KnownReport & { number: string; contact: PublicContact | null },
    make: MakeEntries,
  ): Promise<void>;
  /** Writes the entry in the school's own name, unless that alarm is here: then it tells what it became. */
  addAlarm(
    schoolId: string,
    alarm: AlarmKey & KnownAlarm & { receivedAt: number },
    make: MakeEntries,
  ): Promise<KnownAlarm & { isNew: boolean }>;
  findAlarm(schoolId: string, key: AlarmKey): Promise<KnownAlarm | undefined>;
  find(schoolId: string, number: string): Promise<KnownReport | undefined>;
  /** Undefined where nobody said, and ninety days after the end. */
  contact(schoolId: string, hazardId: string): Promise<PublicContact | undefined>;
  /** Forgets how to reach whoever reported what ended before `at` (UTC ms); tells of how many. */
  forget(schoolId: string, at: number): Promise<number>;
}
