// How days and times of day are read off the wire.
import * as v from 'valibot';
import { isRealDate } from '../value.ts';

/** yyyy-mm-dd, a day that there is. */
export const Day = v.pipe(v.string(), v.isoDate('bad-day'), v.check(isRealDate, 'bad-day'));

/** hh:mm by the clock on the school's wall; 24:00 is the end of the day. */
export const TimeOfDay = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'bad-time'));
