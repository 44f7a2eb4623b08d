// How a spot on earth is read off the wire.
import * as v from 'valibot';

const Degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));

/** WGS 84 as the phone says it. `accuracyM`: within so many metres, as the phone believes. */
export const Coordinates = v.strictObject({
  latitude: Degrees(90),
  longitude: Degrees(180),
  accuracyM: v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)),
});
