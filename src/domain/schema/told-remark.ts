// How what stands out about a round, a record or a case is read off the wire: apart from the entries, as only managers are told.
import * as v from 'valibot';
import { spotReasons } from '../spot-photo.ts';
import { remarkable } from './remark.ts';
import { Count, Ms } from './text.ts';

/** In the order in which they are shown: first what asks most for a look. */
export const remarkKinds = [
  'same-photo',
  'like-photo',
  'fast-round',
  'far',
  'gap',
  'unplanned',
  'older-plan',
  'early',
  'all-normal',
  'fast',
  'quick',
  'unproved',
  'typed',
  'micro',
  'order',
  'spot',
  'clock',
  'location',
  'late',
] as const;
/** A picture that was handed in before. `spot`: the item or place it stands at here, of a case what was said with it (`evidenceSpots`); `earlier`: where it stood first, `at` UTC ms. */
export const Again = v.object({
  spot: v.string(),
  earlier: v.object({ about: v.picklist(remarkable), id: v.string(), at: Ms }),
});

const places = v.array(v.string());

/** A way from one place to the next that took `seconds` and asks for `least`, and what that is reckoned by. */
const leg = { from: v.string(), to: v.string(), seconds: Count, least: Count };
const Leg = v.variant('by', [
  v.object({ ...leg, by: v.literal('way'), metres: Count }),
  v.object({ ...leg, by: v.literal('floors'), floors: Count }),
  v.object({ ...leg, by: v.literal('minutes'), minutes: Count }),
]);

/** One fact. Seconds, minutes, ids of places; `least`: seconds that so many items take when each is looked at; `usual`: seconds that so many took here before. `off`: places where the clock was more than two minutes off. */
export const Remark = v.variant('kind', [
  v.object({ kind: v.picklist(['same-photo', 'like-photo']), photos: v.array(Again) }),
  v.object({ kind: v.literal('fast-round'), seconds: Count, points: Count }),
  v.object({ kind: v.literal('far'), legs: v.array(Leg) }),
  v.object({ kind: v.literal('gap'), minutes: Count, most: Count }),
  v.object({ kind: v.picklist(['order', 'unproved', 'typed', 'micro', 'older-plan', 'early']), places }),
  v.object({ kind: v.literal('clock'), places, off: v.optional(places) }),
  v.object({ kind: v.picklist(['all-normal', 'fast']), seconds: Count, least: Count }),
  v.object({ kind: v.literal('quick'), seconds: Count, usual: Count }),
  v.object({ kind: v.literal('spot'), is: v.picklist(['due', ...spotReasons]) }),
  v.object({ kind: v.literal('late'), reason: v.string() }),
  v.object({ kind: v.picklist(['location', 'unplanned']) }),
]);
