import { mayVibrate } from '../vibration.ts';

/** A short shake, always beside a visible change; phones without it stay still. */
export function buzz(ms: number): void {
  if ('vibrate' in navigator && mayVibrate() && (navigator.userActivation?.hasBeenActive ?? true))
    navigator.vibrate(ms);
}
