// How shifts and their rosters are read off the wire.
import * as v from 'valibot';
import { longestChangeDays, longestCycleDays, mostOnDuty, turnReasons } from '../shift.ts';
import { Day, TimeOfDay } from './day.ts';
import { filled, Id } from './text.ts';

const OnDuty = v.pipe(
  v.array(Id),
  v.maxLength(mostOnDuty),
  v.check((ids) => new Set(ids).size === ids.length, 'item-twice'),
);

/**
 * `from`, `to`: hh:mm on the school's wall; `to` at or before `from` is on the next morning. `days`: who is on, day after day from
 * `since` on, and then from the beginning again: seven from a Monday on is a week.
 */
export const Shift = v.strictObject({
  id: Id,
  name: filled(20),
  from: TimeOfDay,
  to: TimeOfDay,
  since: Day,
  days: v.pipe(v.array(OnDuty), v.minLength(1), v.maxLength(longestCycleDays)),
  retired: v.optional(v.strictObject({ reason: filled(200) })),
});

const dayMs = 86_400_000;

/** From one day to another, both included, `in` is on the shift for `out`; null for nobody. */
const Turn = v.pipe(
  v.strictObject({ shiftId: Id, from: Day, to: Day, out: v.nullable(Id), in: v.nullable(Id) }),
  v.check(
    ({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < longestChangeDays * dayMs,
    'days-crossed',
  ),
  v.check((turn) => turn.out !== turn.in, 'empty'),
);

/** One change of a roster (`id`), of one turn, or of two where two people swap. `back`: it does not hold any more. */
export const TurnsChanged = v.strictObject({
  id: Id,
  turns: v.pipe(v.array(Turn), v.minLength(1), v.maxLength(2)),
  reason: v.picklist(turnReasons),
  back: v.optional(v.literal(true)),
});
