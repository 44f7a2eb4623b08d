// The kinds of text that travel: checked once, here, for every message.
import * as v from 'valibot';

/** Characters that break a line or hide text: refused everywhere except line breaks and tabs in notes. */
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
/** Code points are never more than code units, and nearly every text is far from the limit. */
const isWithin = (text: string, max: number) => text.length <= max || Array.from(text).length <= max;

/** Text a person typed, at most `max` code points, no control characters, no half characters. */
/* @__NO_SIDE_EFFECTS__ */
export const typed = (max: number) =>
  v.pipe(
    v.string(),
    v.check((text) => isWithin(text, max), 'too-long'),
    v.check((text) => !forbidden.test(text) && text.isWellFormed(), 'bad-text'),
  );

/* @__NO_SIDE_EFFECTS__ */
export const filled = (max: number) =>
  v.pipe(
    typed(max),
    v.check((text) => text.trim() !== '', 'empty'),
  );

/** The same words in the two languages of the product. */
export const Bilingual = v.strictObject({ zh: filled(400), en: filled(400) });

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const Id = v.pipe(v.string(), v.regex(uuid7, 'bad-id'));
export const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'bad-hash'));

/** Half of what a `Date` can hold: a moment and how far its clock was off still add up to a day. */
const farthestMs = 4_000_000_000_000_000;
/**
 * Milliseconds since 1970 in UTC. Any year a clock can show is taken: a wrong clock is flagged, never refused. What no
 * calendar has (after the year 128,000) was written by no clock.
 */
export const Ms = v.pipe(v.number(), v.safeInteger(), v.minValue(-farthestMs), v.maxValue(farthestMs));
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
