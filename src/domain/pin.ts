// 数字密码 (PIN): six digits that open an account on one phone, and on no other (ADR 18).
import * as v from 'valibot';
import { Password, protocol } from './protocol.ts';
import { Id, typed } from './schema/text.ts';

export const pinDigits = 6;
/** So many wrong ones in a row, and it is over: then a password or a new invite opens the account. */
export const mostWrongPins = 10;
/** The first that are wrong cost nothing; from the next on each doubles the wait. */
const freeWrongPins = 5;
const firstWaitMs = 30_000;
export const longestPinWaitMs = 5 * 60_000;

/** Until the next try after so many wrong ones in a row, in ms. The same on the phone and at the school. */
export const pinWaitMs = (wrong: number): number =>
  wrong < freeWrongPins ? 0 : Math.min(longestPinWaitMs, firstWaitMs * 2 ** Math.min(20, wrong - freeWrongPins));

/** What a finder tries first: one digit six times, or counting up or down. */
export const isWeakPin = (pin: string): boolean =>
  /^(\d)\1*$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin);

/** Refuses `weak-pin` what is not six digits, and what anybody would try. */
export const Pin = v.pipe(
  typed(40),
  v.regex(/^\d{6}$/, 'weak-pin'),
  v.check((pin) => !isWeakPin(pin), 'weak-pin'),
);

/** `device`: the installation the PIN was chosen on. */
export const SignInByPin = v.strictObject({ username: typed(64), pin: typed(40), device: Id });
export type SignInByPin = v.InferOutput<typeof SignInByPin>;

/** What whoever is signed in knows besides the session: the password, or the PIN of this phone. */
const proof = { password: v.optional(typed(200)), was: v.optional(typed(40)) };

/** A PIN for this phone. */
export const KeepPin = v.strictObject({ pin: Pin, ...proof });
export type KeepPin = v.InferOutput<typeof KeepPin>;

/** A password of one's own. `password`: the one until now; `was`: the PIN of this phone. */
export const KeepPassword = v.strictObject({ chosen: Password, ...proof });
export type KeepPassword = v.InferOutput<typeof KeepPassword>;

/** `isSet`: is there a PIN on this phone? `canBe`: this browser named an installation, so there can be one. */
export const PinState = v.object({
  protocol: v.literal(protocol),
  isSet: v.boolean(),
  canBe: v.boolean(),
  hasPassword: v.boolean(),
});
export type PinState = v.InferOutput<typeof PinState>;
