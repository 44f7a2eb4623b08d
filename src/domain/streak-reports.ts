// What managers are told of points where nothing was found for a month, and how the server answers.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Count, Id, Ms } from './schema/text.ts';

/** So many are shown, those with the most rounds. */
export const mostStreaks = 100;

const Someone = v.object({ byName: v.string(), at: Ms });

/**
 * `rounds`: so many asked for the point, and each came. `last`: the latest arrival. `spot`: the latest check in these days by somebody who
 * walks none of these rounds; null where it is proposed.
 */
export const StreakRow = v.object({
  placeId: Id,
  placeName: v.string(),
  rounds: Count,
  last: Someone,
  spot: v.nullable(v.object({ id: Id, ...Someone.entries })),
});
export type StreakRow = v.InferOutput<typeof StreakRow>;

/** Days yyyy-mm-dd, both included. What nobody has looked at besides comes first. `total`: all there are. */
export const Streaks = v.object({
  protocol: v.literal(protocol),
  from: v.string(),
  to: v.string(),
  rows: v.array(StreakRow),
  total: Count,
  asOf: Ms,
});
export type Streaks = v.InferOutput<typeof Streaks>;
