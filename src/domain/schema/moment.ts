// How a moment is read off the wire.
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
