// What the server needs remembered of people: part of the store.
import type { Person } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import type { NewInvite } from './invite-store.ts';
import type { MakeEntries, NewSession } from './store.ts';

/** `secret` null: no password was chosen yet. */
export type Credential = { personId: string; username: string; secret: string | null };

/** How colleagues reach somebody, and the department; what the ledger does not keep. */
export type StaffCard = { deptId: string | null; phone: string };

/** What one workbook comes to. `accounts`: people who have no password yet. */
export type SchoolKept = {
  make: MakeEntries;
  accounts: readonly Pick<Person, 'id' | 'username'>[];
  invites: readonly NewInvite[];
  cards: readonly (StaffCard & { personId: string })[];
};

export interface PeopleStore {
  /** Writes the first entries, the first manager's password and session. Refuses `already-set-up`: it happens once. */
  found(
    school: School,
    manager: Person,
    make: MakeEntries,
    secret: string,
    session: NewSession,
    receivedAt: number,
  ): Promise<void>;
  /**
   * Writes the entry and the password together; without a password (`secret` null), an invite with which one is chosen. Refuses
   * `username-taken`.
   */
  add(
    schoolId: string,
    by: Person,
    person: Person,
    make: MakeEntries,
    secret: string | null,
    receivedAt: number,
    invite?: NewInvite,
  ): Promise<void>;
  /** Writes what has changed about people, once `check`, which hears everybody as they are now, lets it through. */
  change(
    schoolId: string,
    by: Person,
    check: (people: readonly Person[]) => void,
    make: MakeEntries,
    receivedAt: number,
  ): Promise<void>;
  /**
   * What a workbook said, in one step or not at all: entries in their order, accounts without a password, invites and cards. Refuses
   * `conflict` when the school is not any more as it was at `basis` (`setUpSeq`), and `username-taken`.
   */
  keepSchool(schoolId: string, by: Person, basis: number, kept: SchoolKept, receivedAt: number): Promise<void>;
  /** The cards of those who have one, by person. */
  cards(schoolId: string): Promise<Map<string, StaffCard>>;
  /** Who has chosen neither a password nor a PIN that is good. */
  withoutPassword(schoolId: string): Promise<string[]>;
  /**
   * Writes the entry that `check`, which hears everybody as they are now, lets through. Whoever left is signed out everywhere; what the own phones
   * hand in from then on is kept aside.
   */
  leave(
    schoolId: string,
    by: Person,
    personId: string,
    check: (people: readonly Person[]) => void,
    make: MakeEntries,
    receivedAt: number,
  ): Promise<void>;
  /** Writes that somebody works here again, in the same way; the own phones are good again when they sign in. */
  comeBack(
    schoolId: string,
    by: Person,
    check: (people: readonly Person[]) => void,
    make: MakeEntries,
    receivedAt: number,
  ): Promise<void>;
  credential(schoolId: string, username: string): Promise<Credential | undefined>;
  /**
   * A new password ends every session of the person but the one named, and every invite. False when there is no such person.
   * `noted`: who gave it and when, for the list of who did what.
   */
  setPassword(
    schoolId: string,
    personId: string,
    secret: string,
    keepSessionId: string | null,
    noted?: { by: string; at: number },
  ): Promise<boolean>;
}
