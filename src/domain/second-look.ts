// What a record says of itself to be looked at twice: entered late, done too fast, at a place where no phone can be.
import { dayOf, type Inspection, type Tally } from './inspection.ts';
import { correctedMs } from './moment.ts';

/** A night round goes past midnight; what is finished on another day and this much later was not done in one go. */
const oneGoMs = 4 * 3_600_000;

/** 补录: finished on another day than it was begun (`domain.md` 10.4), by the corrected clock. It asks for a reason. */
export function isLate(
  { startedAt, finishedAt }: Pick<Inspection, 'startedAt' | 'finishedAt'>,
  timeZone: string,
): boolean {
  const [start, end] = [correctedMs(startedAt), correctedMs(finishedAt)];
  return end - start > oneGoMs && dayOf(start, timeZone) !== dayOf(end, timeZone);
}

/** Whether a place can be where it says; a phone that cannot is kept in the ledger and shown to nobody as a place. */
export const isOnEarth = ({ latitude, longitude, accuracyM }: NonNullable<Inspection['location']>): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && accuracyM >= 0;

/** 3 seconds an item that was asked: below that the submit sheet says so and the record carries it (`ux-performance.md` A6). */
export const leastMs = ({ normal, abnormal, notApplicable, open }: Tally): number =>
  (normal + abnormal + notApplicable + open) * 3000;
