// When something happened, as far as the phone can know.
import * as v from 'valibot';
import { Ms } from './text.ts';

const OffsetMinutes = v.pipe(v.number(), v.safeInteger(), v.minValue(-1080), v.maxValue(1080));

/**
 * `ms`: what the device clock said (UTC ms). `offsetMin`: its distance from UTC.
 * `serverOffsetMs`: how far the server's clock was ahead when last asked; `serverOffsetAgeMs`: how long ago that was.
 * `sinceStartMs`: monotonic time since the app started, which a changed clock cannot bend.
 */
export const Moment = v.strictObject({
  ms: Ms,
  offsetMin: OffsetMinutes,
  serverOffsetMs: v.nullable(Ms),
  serverOffsetAgeMs: v.nullable(Ms),
  sinceStartMs: Ms,
});
export type Moment = v.InferOutput<typeof Moment>;

const suspectMs = 2 * 60 * 1000;

/** The device clock was more than two minutes off, so the time shown is the corrected one. */
export const isClockOff = (at: Moment): boolean => Math.abs(at.serverOffsetMs ?? 0) > suspectMs;

/** UTC ms as the server's clock would have said it; the device clock where the server was never asked. */
export const correctedMs = (at: Moment): number => at.ms + (at.serverOffsetMs ?? 0);
