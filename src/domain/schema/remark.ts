// How what stands out, and a manager's word that it was looked at, are read off the wire.
import * as v from 'valibot';
import { spotReasons } from '../spot-photo.ts';
import { Count, Ms, typed } from './text.ts';

/** What a remark is about: a walked round, or a record of an inspection. */
export const remarkable = ['round', 'inspection'] as const;

/** In the order in which they are shown: first what asks most for a look. */
export const remarkKinds = [
  'same-photo',
  'like-photo',
  'fast-round',
  'far',
  'gap',
  'all-normal',
  'fast',
  'unproved',
  'typed',
  'order',
  'spot',
  'clock',
  'location',
  'late',
] as const;
/** A picture that was handed in before. `spot`: the item or place it stands at here; `earlier`: where it stood first, `at` UTC ms. */
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

/** One fact. Seconds, minutes, ids of places; `least`: seconds that so many items take when each is looked at. */
export const Remark = v.variant('kind', [
  v.object({ kind: v.picklist(['same-photo', 'like-photo']), photos: v.array(Again) }),
  v.object({ kind: v.literal('fast-round'), seconds: Count, points: Count }),
  v.object({ kind: v.literal('far'), legs: v.array(Leg) }),
  v.object({ kind: v.literal('gap'), minutes: Count, most: Count }),
  v.object({ kind: v.picklist(['order', 'unproved', 'typed', 'clock']), places }),
  v.object({ kind: v.picklist(['all-normal', 'fast']), seconds: Count, least: Count }),
  v.object({ kind: v.literal('spot'), is: v.picklist(['due', ...spotReasons]) }),
  v.object({ kind: v.literal('late'), reason: v.string() }),
  v.object({ kind: v.literal('location') }),
]);

export const longestNote = 200;

/** Somebody has looked at what stood out then; `kinds` a later version may name more of. */
export const LookedAt = v.strictObject({
  about: v.picklist(remarkable),
  kinds: v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.minLength(1), v.maxLength(40)),
  note: typed(longestNote),
});
