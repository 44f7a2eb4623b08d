// How PINs travel.
import * as v from 'valibot';
import { isWeakPin } from './pin.ts';
import { Password, protocol } from './protocol.ts';
import { Id, typed } from './schema/text.ts';

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
