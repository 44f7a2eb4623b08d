// How the school's calendar is read off the wire.
import * as v from 'valibot';
import { packs } from '../calendar.ts';
import { Day } from './day.ts';
import { filled } from './text.ts';

/** From one day to another, both included. */
const days = { from: Day, to: Day };
const isInOrder = ({ from, to }: { from: string; to: string }): boolean => from <= to;
const Named = v.pipe(
  v.strictObject({ name: filled(20), ...days }),
  v.check((one) => isInOrder(one), 'days-crossed'),
);
const Switched = v.pipe(
  v.strictObject({ pack: v.picklist(packs), ...days }),
  v.check((one) => isInOrder(one), 'days-crossed'),
);

/** `workdays`: days of a weekend that are worked (调休). `packs`: what is switched on besides, and from when to when. */
const lists = {
  terms: v.pipe(v.array(Named), v.maxLength(40)),
  holidays: v.pipe(v.array(Named), v.maxLength(200)),
  workdays: v.pipe(v.array(Day), v.maxLength(200)),
  packs: v.pipe(v.array(Switched), v.maxLength(100)),
};
export const Calendar = v.strictObject(lists);

/** As it is to stand. `was` (schema 2): what whoever changed it had before him, so that what somebody else said meanwhile stays. */
export const CalendarSet = v.strictObject({ ...lists, was: v.optional(Calendar) });
