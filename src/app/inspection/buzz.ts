import { mayVibrate } from '../vibration.ts';

/** Twice, for what was not taken. */
export const refused = [40, 60, 40];

/** A short shake, always beside a visible change; phones without it stay still. */
export function buzz(ms: number | number[]): void {
  if ('vibrate' in navigator && mayVibrate() && (navigator.userActivation?.hasBeenActive ?? true))
    navigator.vibrate(ms);
}
