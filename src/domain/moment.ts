// When something happened, as far as the phone can know.
import type * as v from 'valibot';
import type * as schema from './schema/moment.ts';

export type Moment = v.InferOutput<typeof schema.Moment>;

/** What a clock may be off before it is doubted. */
export const suspectMs = 2 * 60 * 1000;

/** The device clock was more than two minutes off, so the time shown is the corrected one. */
export const isClockOff = (at: Moment): boolean => Math.abs(at.serverOffsetMs ?? 0) > suspectMs;

/** Nobody walked with this app before, UTC ms. */
const firstMs = Date.UTC(2026, 0);

/** Earlier or later than can be: what the time itself says against it, where the server was never asked or its answer does not explain it. `receivedAt` UTC ms, null on a phone. */
export function earlyOrLate(at: Moment, receivedAt: number | null): 'early' | 'late' | null {
  const ms = correctedMs(at);
  if (ms < firstMs) return 'early';
  return ms > (receivedAt ?? Infinity) + suspectMs ? 'late' : null;
}

/** The clock was off, or says what cannot be: looked at by people, and never a reason to turn anything away. */
export const isTimeSuspect = (at: Moment, receivedAt: number | null): boolean =>
  isClockOff(at) || earlyOrLate(at, receivedAt) !== null;

/** When it was done: no later than the server heard of it, whatever the phone's clock says. `receivedAt` UTC ms, null on a phone. */
export const doneMs = (at: Moment, receivedAt: number | null): number =>
  Math.min(correctedMs(at), receivedAt ?? Infinity);

/** UTC ms as the server's clock would have said it; the device clock where the server was never asked. */
export const correctedMs = (at: Moment): number => at.ms + (at.serverOffsetMs ?? 0);
