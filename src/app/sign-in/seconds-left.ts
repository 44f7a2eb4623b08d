// A guess of the time a download still takes, from what it has taken.

/** Before that much has come, and that long, a guess would jump. */
const leastShare = 0.05;
const leastMs = 1500;

/** `share` from 0 to 1 after `ms`; null while nothing sound can be said. In fives from ten seconds on: it is a guess, and says so. */
export function secondsLeft(share: number | null, ms: number): number | null {
  if (share === null || share < leastShare || share >= 1 || ms < leastMs) return null;
  const seconds = Math.ceil((ms * (1 - share)) / share / 1000);
  return seconds < 10 ? seconds : Math.ceil(seconds / 5) * 5;
}
