// A route, a plan over it and one of its rounds, for tests about rounds.
import type { Plan, PlanRecord } from '../src/domain/plan.ts';
import type { Due } from '../src/domain/round.ts';
import type { Route } from '../src/domain/route.ts';
import type { Change, Shift, ShiftRecord } from '../src/domain/shift.ts';
import * as cast from './cast.ts';

export const route = (over: Partial<Route> = {}): Route => ({
  id: cast.id(81),
  name: '夜间防火',
  order: 'free',
  points: [
    { placeId: cast.floor2.id, templates: ['F2'], minutes: 5 },
    { placeId: cast.canteen.id, templates: [], minutes: null },
  ],
  ...over,
});

/** 22:00 to 06:00, a round each two hours, half an hour of grace. */
export const plan = (over: Partial<Plan> = {}): Plan => ({
  id: cast.id(82),
  name: '夜间防火巡查',
  routeId: route().id,
  who: { people: [cast.wang.id], roles: ['patrol_guard'] },
  proof: 'scan',
  when: { each: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], spans: [{ from: '22:00', to: '06:00', every: 120 }] },
  early: 15,
  late: 30,
  on: 'all',
  pack: null,
  micro: 0,
  ...over,
});

/** As it stands after one entry that was received at `since`. */
export const planned = (over: Partial<Plan> = {}, since = 0): PlanRecord => {
  const body = plan(over);
  const { when, early, late, on, pack, routeId } = body;
  return { ...body, entries: [], timetables: [{ when, early, late, on, pack, routeId, since }] };
};

/** 22:00 to 06:00: Wang and Li take turns, Wang on Sunday the 22nd. */
export const shift = (over: Partial<Shift> = {}): Shift => ({
  id: cast.id(83),
  name: '夜班',
  from: '22:00',
  to: '06:00',
  since: '2026-11-22',
  days: [[cast.wang.id], [cast.li.id]],
  ...over,
});

/** As it stands after one entry that was received at `at`, with these changes. */
export const rostered = (over: Partial<Shift> = {}, changes: Change[] = [], at = 0): ShiftRecord => {
  const body = shift(over);
  const { from, to, since, days } = body;
  return { ...body, rosters: [{ from, to, since, days, at }], changes };
};

const minuteMs = 60_000;

/** A round of two hours that was planned at `plannedAt`, UTC ms. */
export const due = (over: { plan?: Plan; route?: Route; plannedAt?: number } = {}): Due => {
  const { plan: of = plan(), route: along = route(), plannedAt = cast.tonight - 30 * minuteMs } = over;
  const closesAt = plannedAt + 120 * minuteMs;
  return {
    planId: of.id,
    planName: of.name,
    routeId: along.id,
    routeName: along.name,
    day: '2026-11-22',
    minute: 22 * 60,
    plannedAt,
    startBy: plannedAt + 30 * minuteMs,
    finishBy: closesAt,
    closesAt,
    order: along.order,
    proof: of.proof,
    points: along.points,
  };
};
