// What the server needs remembered of invites: part of the store.
import type { Person } from '../../domain/person.ts';
import type { MakeEntries, NewSession } from './store.ts';

/** `codeHash`: what its code is known by. Times in UTC ms. */
export type NewInvite = {
  id: string;
  personId: string;
  codeHash: string;
  madeBy: string;
  madeAt: number;
  until: number;
};
export type OpenInvite = Omit<NewInvite, 'codeHash'>;
/** `isOver`: used, taken back, or another took its place. */
export type KnownInvite = OpenInvite & { isOver: boolean };

export interface InviteStore {
  /** Those that may still be used at `now`, the newest first. */
  open(schoolId: string, now: number): Promise<OpenInvite[]>;
  /**
   * Writes invites, and that people were invited, together; each takes the place of an earlier one of its person. Refuses `not-found`
   * somebody who has no account or has left, and `conflict` somebody who has a password.
   */
  make(schoolId: string, by: Person, invites: readonly NewInvite[], make: MakeEntries, at: number): Promise<void>;
  find(schoolId: string, codeHash: string): Promise<KnownInvite | undefined>;
  /** Takes it back. False when there is none that is open. */
  revoke(schoolId: string, id: string, by: string, at: number): Promise<boolean>;
  /**
   * The first password of whoever was invited, and the first session, in one step: once. Refuses `invite-unknown`, and `invite-over`
   * one that was used or taken back, has run out, or whose person has left or has a password by now.
   */
  use(schoolId: string, codeHash: string, secret: string, session: NewSession, at: number): Promise<string>;
}
