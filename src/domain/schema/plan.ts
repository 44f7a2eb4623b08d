// How a plan is read off the wire.
import * as v from 'valibot';
import { packs } from '../calendar.ts';
import { leastGapMinutes, onDays, periods, proofs } from '../plan.ts';
import { roles } from '../person.ts';
import { Day, TimeOfDay } from './day.ts';
import { Count, filled, Id } from './text.ts';

const Minutes = v.pipe(Count, v.maxValue(24 * 60));

/**
 * One window of a day; `to` at or before `from` is on the next morning. `every`: a round each so many minutes in it, null:
 * one round in the whole of it.
 */
export const Span = v.strictObject({
  from: TimeOfDay,
  to: TimeOfDay,
  every: v.nullable(v.pipe(Minutes, v.minValue(leastGapMinutes))),
});

const Spans = v.pipe(v.array(Span), v.minLength(1), v.maxLength(12));

/** When rounds are due. `weekdays`: Monday is 1; all seven for every day. */
export const When = v.variant('each', [
  v.strictObject({
    each: v.literal('day'),
    weekdays: v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
      v.minLength(1),
      v.maxLength(7),
      v.check((days) => new Set(days).size === days.length, 'item-twice'),
    ),
    spans: Spans,
  }),
  v.strictObject({ each: v.picklist(periods) }),
  v.strictObject({ each: v.literal('once'), day: Day, spans: Spans }),
]);

/**
 * Who walks which route, and when. `who`: those named, whoever has one of the roles where the route goes, and whoever is on one of
 * the `shifts` (schema 3) then. `proof`: how
 * one shows to have been there. `early`, `late`: minutes of grace before and after. `on`: on which days of the calendar.
 * `pack`: only while it is switched on. `micro`: one arrival in so many asks for a small proof more; 0 for never.
 * `location` (schema 2): an arrival says where the phone was, where it knows.
 */
export const Plan = v.strictObject({
  id: Id,
  name: filled(40),
  routeId: Id,
  who: v.pipe(
    v.strictObject({
      people: v.pipe(v.array(Id), v.maxLength(100)),
      roles: v.pipe(v.array(v.picklist(roles)), v.maxLength(roles.length)),
      shifts: v.optional(v.pipe(v.array(Id), v.minLength(1), v.maxLength(10))),
    }),
    v.check(({ people, roles: named, shifts }) => people.length + named.length + (shifts?.length ?? 0) > 0, 'empty'),
  ),
  proof: v.picklist(proofs),
  when: When,
  early: Minutes,
  late: Minutes,
  on: v.picklist(onDays),
  pack: v.nullable(v.picklist(packs)),
  micro: v.pipe(Count, v.maxValue(1000)),
  location: v.optional(v.literal(true)),
  retired: v.optional(v.strictObject({ reason: filled(200) })),
});
