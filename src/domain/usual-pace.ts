// Whether a check was much quicker than this checklist usually is at this place: against the place's own past, never against other people.
import type { InspectionRecord } from './documents.ts';

/** So many of the latest checks are looked back on, and so many have to be there before anything is usual. */
export const paceLooksBack = 30;
const leastChecks = 10;
const leastDeviations = 2.5;
/** However alike the earlier ones are, what takes half as long is not much quicker. */
const leastSpread = Math.LN2 / leastDeviations;

/** Ms for each item that was answered, null where none was. */
export function paceOf({ tally, inspection }: Pick<InspectionRecord, 'tally' | 'inspection'>): number | null {
  const items = tally.normal + tally.abnormal + tally.notApplicable;
  return items > 0 ? Math.max(1, inspection.activeMs) / items : null;
}

/** No less than half of the slowest is far below what is usual, whatever else is there: then the others need not be read. */
export const mayUndercut = (pace: number, slowest: number): boolean => pace * 2 <= slowest;

/** Null where `pace` is not far below what is usual; `earlier` ones at the same place with the same checklist. Times vary by factors, so their logarithms are compared. */
export function usualPaceUndercut(pace: number, earlier: readonly number[]): number | null {
  if (earlier.length < leastChecks) return null;
  const logs = earlier.map((one) => Math.log(one));
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const variance = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (logs.length - 1);
  const spread = Math.max(Math.sqrt(variance), leastSpread);
  return Math.log(pace) < mean - leastDeviations * spread ? Math.exp(mean) : null;
}
