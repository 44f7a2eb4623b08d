// What the server needs remembered of PINs: part of the store.
import type { NewSession } from './store.ts';

/** `secret`: the digits as argon2id. `markHash`: what the browser it was chosen in is known by. */
export type NewPin = { markHash: string; secret: string };

/** `secret` to be compared; `waitMs` until a try may be made; or there is none, or it was wrong too often. */
export type PinTry = { is: 'try'; secret: string } | { is: 'wait'; waitMs: number } | { is: 'over' };

export interface PinStore {
  /** Is there one that may be tried, of this person on this installation? */
  has(schoolId: string, personId: string, deviceId: string): Promise<boolean>;
  /** Takes the place of an earlier one of the same person on the same installation. `at` in UTC ms. */
  keep(schoolId: string, personId: string, deviceId: string, pin: NewPin, at: number): Promise<void>;
  /** Counts a try as a wrong one before it is compared, so that tries at the same moment all count. */
  begin(schoolId: string, personId: string, deviceId: string, markHash: string, at: number): Promise<PinTry>;
  /** It was the right one after all; `session` is opened with it. False where the PIN has ended meanwhile. */
  right(schoolId: string, personId: string, deviceId: string, session: NewSession | null): Promise<boolean>;
  forget(schoolId: string, personId: string, deviceId: string): Promise<void>;
}
