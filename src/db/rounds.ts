// The rounds of whoever is signed in, and one of them in full, as they stand on this phone.
import { Dexie } from 'dexie';
import {
  daysAfter,
  emptyCalendar,
  type Calendar,
  type CalendarBefore,
  type CalendarRecord,
} from '../domain/calendar.ts';
import { dueIn, dueOf } from '../domain/due.ts';
import { dueRound, dueRounds, type DueRound } from '../domain/due-rounds.ts';
import { dutiesIn, isAsked, shiftNameOf } from '../domain/on-shift.ts';
import { dayOf } from '../domain/inspection.ts';
import type { Place } from '../domain/place.ts';
import type { Person } from '../domain/person.ts';
import type { PlanRecord } from '../domain/plan.ts';
import { isOwed, standing, type Due, type Round, type Standing } from '../domain/round.ts';
import { readRoundId } from '../domain/round-id.ts';
import type { RouteRecord } from '../domain/route.ts';
import type { ShiftOf, ShiftRecord } from '../domain/shift.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { placesWith, school } from './documents.ts';
import { placeBook } from './school-places.ts';
import { begunBesides, ownPlans, roundHere, routes, shifts } from './own-rounds.ts';

const dayMs = 86_400_000;
/** How far ahead rounds are known without a network. */
export const daysAhead = 14;
/** What is over is still shown to whoever comes back from it. */
const shownAfterMs = 8 * 3_600_000;
/** At one in the morning the rounds of the next night are not what one is looking for. */
const soonMs = 18 * 3_600_000;

/** `opensAt` UTC ms; null where the plan no longer says it. `seen`: points somebody was at, here or by the baton. */
export type RoundLine = {
  id: string;
  due: Due;
  opensAt: number | null;
  round: Round | undefined;
  standing: Standing;
  seen: number;
};

/** `now`: of today and still to be seen, what has to be done first on top. `ahead`: the later ones, by time. */
export type OwnRounds = { now: RoundLine[]; ahead: RoundLine[] };

const first: Record<Standing, number> = {
  overdue: 0,
  running: 1,
  open: 2,
  ahead: 3,
  missed: 4,
  partly: 4,
  late: 4,
  done: 4,
};

/**
 * The rounds of this person at `nowMs` (UTC ms, corrected): of a shift those of the own duty, and what was begun before somebody else was
 * put in. Usable in a live query.
 */
export async function ownRounds(db: DeviceDb, person: Person, nowMs: number): Promise<OwnRounds> {
  const timeZone = (await school(db))?.timeZone ?? 'Asia/Shanghai';
  const today = dayOf(nowMs, timeZone);
  const [plans, known, calendar] = await Promise.all([ownPlans(db, person), routes(db), calendarHere(db)]);
  const isOnShifts = plans.some(({ who }) => who.shifts);
  const along = plans.flatMap(({ timetables }) =>
    timetables.flatMap(({ routeId }) => {
      const { points = [], dropped = [] } = known.get(routeId) ?? {};
      return [...points, ...dropped];
    }),
  );
  const ids = [...new Set(along.map(({ placeId }) => placeId))];
  const book = new Map((await placesWith(db, ids)).map((place) => [place.id, place]));
  const rosters: Map<string, ShiftRecord> = isOnShifts ? await shifts(db) : new Map();
  const shiftOf: ShiftOf = (id) => rosters.get(id);
  const own = new Set<string>();
  const due = plans.flatMap((plan) =>
    dueRounds(plan, calendar, nowMs - shownAfterMs, nowMs + daysAhead * dayMs, timeZone).flatMap((one) => {
      const route = known.get(one.routeId);
      const start = book.get(route?.points[0]?.placeId ?? '');
      if (!plan.who.shifts || isAsked(person, plan, start, dutiesIn(plan, one, shiftOf, timeZone))) own.add(one.id);
      return described(plan, route, one, book, shiftNameOf(plan, one, shiftOf, timeZone));
    }),
  );
  const mayConcern = due.filter(({ id, opensAt }) => own.has(id) || opensAt <= nowMs);
  const lines = (await Promise.all(mayConcern.map((one) => lineOf(db, one, nowMs)))).filter(
    ({ id, round }) => own.has(id) || isBegunBy(person, round),
  );
  lines.push(...(await linesBesides(db, person, new Set(due.map(({ id }) => id)), today, nowMs)));
  const isLater = ({ due, standing: stands }: RoundLine): boolean =>
    due.day > today || (stands === 'ahead' && due.plannedAt > nowMs + soonMs);
  const ahead = lines.filter(isLater);
  const now = lines
    .filter((line) => !isLater(line) && isStillShown(line, nowMs))
    .sort((a, b) => first[a.standing] - first[b.standing] || a.due.plannedAt - b.due.plannedAt);
  return { now, ahead: ahead.sort((a, b) => a.due.plannedAt - b.due.plannedAt) };
}

const isBegunBy = ({ id }: Person, round: Round | undefined): boolean =>
  round?.walks.some(({ by }) => by === id) ?? false;

/** What this person has begun stays in sight, also where no plan asks for it any more. */
async function linesBesides(
  db: DeviceDb,
  person: Person,
  known: ReadonlySet<string>,
  today: string,
  nowMs: number,
): Promise<RoundLine[]> {
  const ids = await atOnce(db, () => begunBesides(db, daysAfter(today, -2), known));
  const rounds = await Promise.all(ids.map((id) => roundHere(db, id)));
  return rounds.flatMap((round) => {
    if (!round || !isBegunBy(person, round)) return [];
    const seen = seenPoints(round, person.id);
    return { id: round.id, due: dueIn(round), opensAt: null, round, standing: standing(round, round, nowMs), seen };
  });
}

type Described = { id: string; due: Due; opensAt: number };

function described(
  plan: PlanRecord,
  route: RouteRecord | undefined,
  one: DueRound,
  book: ReadonlyMap<string, Place>,
  shift?: string,
): Described[] {
  const due = route && dueOf(plan, route, one, (id) => book.get(id), shift);
  return due ? [{ id: one.id, opensAt: one.opensAt, due }] : [];
}

async function lineOf(db: DeviceDb, { id, due, opensAt }: Described, nowMs: number): Promise<RoundLine> {
  // Nobody begins before it opens, and most of what is known ahead is not open.
  const round = opensAt <= nowMs ? await roundHere(db, id) : undefined;
  const stands = standing({ ...due, opensAt }, round, nowMs);
  return {
    id,
    due: round ? dueIn(round) : due,
    opensAt,
    round,
    standing: stands,
    seen: seenPoints(round, db.personId),
  };
}

function isStillShown({ standing: stands, round, due }: RoundLine, nowMs: number): boolean {
  if (first[stands] < 4) return true;
  const lastAt = round?.points.flatMap(({ visits }) => visits).reduce((last, { at }) => Math.max(last, at), 0);
  const isDone = stands === 'done' || stands === 'late';
  return (isDone && lastAt ? lastAt : due.closesAt) > nowMs - shownAfterMs;
}

/** Places of the points that are done, as far as anybody here can know: visited, or named by the baton that was taken. */
export function donePlaces(round: Round | undefined, personId: string): Set<string> {
  if (!round) return new Set();
  const told = round.walks.find(({ by }) => by === personId)?.from?.done ?? [];
  const seen = round.points.filter(({ visits }) => visits.length > 0).map(({ placeId }) => placeId);
  const onRoute = new Set(round.points.map(({ placeId }) => placeId));
  return new Set([...seen, ...told.filter((placeId) => onRoute.has(placeId))]);
}

function seenPoints(round: Round | undefined, personId: string): number {
  const done = donePlaces(round, personId);
  return round?.points.filter((point) => isOwed(point) && done.has(point.placeId)).length ?? 0;
}

/** One round with all its screen asks about. `plan` undefined where it is not on this phone. `mine`: this person walks it. */
export type RoundHere = RoundLine & { plan: PlanRecord | undefined; mine: boolean; places: Map<string, Place> };

/** null for a round of which this phone knows nothing. Usable in a live query. */
export async function theRound(db: DeviceDb, id: string, person: Person, nowMs: number): Promise<RoundHere | null> {
  const round = await roundHere(db, id);
  const named = readRoundId(id);
  const plans = await ownPlans(db, person);
  const plan =
    plans.find((one) => one.id === named?.planId) ??
    ((await db.documents.get(['plan', named?.planId ?? '']))?.body as PlanRecord | undefined);
  const book = await placeBook(db);
  const planned = plan && named ? await plannedRound(db, plan, id, book) : undefined;
  const due = round ? dueIn(round) : planned?.due;
  if (!due) return null;
  const opensAt = planned?.opensAt ?? null;
  const stands = standing({ ...due, ...(opensAt !== null && { opensAt }) }, round, nowMs);
  const mine = plans.some((one) => one.id === due.planId);
  const seen = seenPoints(round, db.personId);
  return { id, due, opensAt, round, standing: stands, seen, plan, mine, places: book };
}

async function plannedRound(
  db: DeviceDb,
  plan: PlanRecord,
  id: string,
  book: ReadonlyMap<string, Place>,
): Promise<Described | undefined> {
  const timeZone = (await school(db))?.timeZone ?? 'Asia/Shanghai';
  const found = dueRound(plan, await calendarHere(db), id, timeZone);
  const [route, rosters] = found ? [(await routes(db)).get(found.routeId), await shifts(db)] : [];
  const shift = found && shiftNameOf(plan, found, (id) => rosters?.get(id), timeZone);
  return found && described(plan, route, found, book, shift)[0];
}

async function calendarHere(db: DeviceDb): Promise<CalendarRecord> {
  const [calendar, before] = await Promise.all([
    only<Calendar>(db, 'calendar'),
    only<CalendarBefore>(db, 'calendar-before'),
  ]);
  return { ...(calendar ?? emptyCalendar), before: before?.said ?? [] };
}

async function only<T>(db: DeviceDb, type: 'calendar' | 'calendar-before'): Promise<T | undefined> {
  const [row] = await db.documents.where('[type+id]').between([type, Dexie.minKey], [type, Dexie.maxKey]).toArray();
  return row?.body as T | undefined;
}
