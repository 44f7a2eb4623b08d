// 数字密码 (PIN): six digits that open an account on one phone, and on no other (ADR 18).

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
