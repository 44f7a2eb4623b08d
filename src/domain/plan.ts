// Who walks which route with which proof, and when it is due.
import type * as v from 'valibot';
import { canonical } from './canonical.ts';
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { longestMs } from './longest-round.ts';
import { correctedMs } from './moment.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import { isWithin, type Place } from './place.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import type * as schema from './schema/plan.ts';
import { isOfShift, type ShiftOf } from './shift.ts';
import { fewest } from './what-held.ts';

/** Any time in the period: a week from Monday, half a month to the 15th, a month, a quarter, a term of the calendar. */
export const periods = ['week', 'half-month', 'month', 'quarter', 'term'] as const;
export type Period = (typeof periods)[number];

/** none: nobody says when they were where. tap: a press. scan: the code of the point. scan-photo: and a photo taken there. */
export const proofs = ['none', 'tap', 'scan', 'scan-photo'] as const;
export type Proof = (typeof proofs)[number];

/** all: holidays too. term: not in holidays. school: only on days of lessons. */
export const onDays = ['all', 'term', 'school'] as const;

/** Two rounds of one plan are never nearer than this. */
export const leastGapMinutes = 15;

export type Plan = v.InferOutput<typeof schema.Plan>;
export type Span = v.InferOutput<typeof schema.Span>;
export type When = v.InferOutput<typeof schema.When>;

/** The parts of a plan from which its rounds follow, as they were said from `since` on (UTC ms by the server's clock). */
export type Timetable = Pick<Plan, 'when' | 'early' | 'late' | 'on' | 'pack' | 'routeId'> & {
  since: number;
  /** Retired from then on. */
  until?: number;
};

/** A plan with its timetables, the newest first: what was due before a change stays due as it was said then. */
export type PlanRecord = Plan & { entries: string[]; timetables: Timetable[] };

const mostTimetables = 16;

type PlanKept = EntryOf<'plan-kept'>;

/**
 * Refuses `forbidden` (plans are made by managers of the whole school), `bad-id`, and `route-unknown` and `shift-unknown` for what is
 * not there or out of use.
 */
export function checkPlan({ subject, body }: PlanKept, person: Person, read: Read): void {
  if (!authorize(person, { do: 'keep-plan' })) throw new Refusal('forbidden');
  if (subject !== body.id) throw new Refusal('bad-id', { path: 'subject' });
  const route = read('route', body.routeId);
  if (!route || (route.retired && !body.retired)) throw new Refusal('route-unknown', { routeId: body.routeId });
  const isInUse = (id: string): boolean => {
    const shift = read('shift', id);
    return shift !== undefined && !shift.retired;
  };
  if (!body.retired && !(body.who.shifts ?? []).every(isInUse)) throw new Refusal('shift-unknown');
}

/** The plan after the entry. `receivedAt` as in `fold`. */
export function foldPlan({ id, at, body }: PlanKept, read: Read, receivedAt: number | null): PlanRecord {
  const before = read('plan', body.id);
  const now = receivedAt ?? correctedMs(at);
  const entries = [...(before?.entries ?? []), id];
  return { ...body, entries, timetables: timetablesAfter(before?.timetables ?? [], body, now) };
}

function timetablesAfter(before: readonly Timetable[], plan: Plan, now: number): Timetable[] {
  const { when, early, late, on, pack, routeId, retired } = plan;
  const [last, ...older] = before;
  if (retired) return last ? [{ ...last, until: last.until ?? now }, ...older] : [];
  const said = { when, early, late, on, pack, routeId };
  const goesOn = last && last.until === undefined && canonical({ ...said, since: last.since }) === canonical(last);
  return goesOn ? [...before] : few([{ ...said, since: now }, ...before], now);
}

function few(all: readonly Timetable[], now: number): Timetable[] {
  if (all.length <= mostTimetables) return [...all];
  // What one that is left out was due by is due by none of the others.
  const ended = all.map((one, at): Timetable => {
    const until = Math.min(one.until ?? Infinity, all[at - 1]?.since ?? Infinity);
    return until === Infinity ? one : Object.assign({}, one, { until });
  });
  return fewest(
    ended,
    mostTimetables,
    (at) => ({ from: ended[at]?.since ?? 0, to: ended[at]?.until ?? Infinity }),
    (one, { to }) => to < now - longestMs(one),
  );
}

/** Is it this person's by name or by post? `start`: the place of the route's first point. */
export function isNamed(
  person: Pick<Person, 'id' | 'role' | 'scope'>,
  { who }: Pick<Plan, 'who'>,
  start: Place | undefined,
): boolean {
  if (who.people.includes(person.id)) return true;
  return who.roles.includes(person.role) && (person.scope.length === 0 || (!!start && isWithin(start, person.scope)));
}

/** Is this person one of those who walk it, now or when on duty (`isOfShift`)? `start` as in `isNamed`. */
export const mayWalk = (
  person: Pick<Person, 'id' | 'role' | 'scope'>,
  plan: Pick<Plan, 'who'>,
  start: Place | undefined,
  shiftOf: ShiftOf,
): boolean =>
  isNamed(person, plan, start) ||
  (plan.who.shifts ?? []).some((id) => {
    const shift = shiftOf(id);
    return shift && isOfShift(shift, person.id);
  });

/** The plans this person walks. `placeOf`, `shiftOf`: a place, a shift by its id. */
export function plansOf<P extends Plan>(
  person: Person,
  plans: readonly P[],
  routes: ReadonlyMap<string, Route>,
  placeOf: (id: string) => Place | undefined,
  shiftOf: ShiftOf,
): P[] {
  return plans.filter((plan) => {
    const start = routes.get(plan.routeId)?.points[0];
    return mayWalk(person, plan, start && placeOf(start.placeId), shiftOf);
  });
}
