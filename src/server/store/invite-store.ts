// What the server needs remembered of invites: part of the store.
import type { Person } from '../../domain/person.ts';
import type { NewPin } from './pin-store.ts';
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
/** `isOver`: used, taken back, or another took its place. `usedOn`: the installation a PIN was chosen on with it, and when. */
export type KnownInvite = OpenInvite & { isOver: boolean; usedOn: { deviceId: string; at: number } | null };

/** What is chosen with an invite: a password, or the PIN of the installation that the session names. */
export type Chosen = { secret: string } | { pin: NewPin };

/** The answer to whoever used it may have been lost on the way: so long the same installation may ask again. */
const againMs = 3_600_000;

/** May it be used at `now` (UTC ms) by this installation? */
export function isGood(
  { until, isOver, usedOn }: Pick<KnownInvite, 'until' | 'isOver' | 'usedOn'>,
  now: number,
  deviceId: string | null | undefined,
): boolean {
  if (until <= now) return false;
  return !isOver || (usedOn !== null && usedOn.deviceId === deviceId && Math.abs(now - usedOn.at) < againMs);
}

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
   * The first password of whoever was invited, or a PIN, and the first session, in one step: once. Refuses `invite-unknown`, and
   * `invite-over` one that is not good any more (`isGood`), or whose person has left or has a password by now.
   */
  use(schoolId: string, codeHash: string, chosen: Chosen, session: NewSession, at: number): Promise<string>;
}
