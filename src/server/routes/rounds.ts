// Rounds of some days, for managers: what was walked, what is due, what was missed.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { dueIn, dueOf } from '../../domain/due.ts';
import { dueRounds, type DueRound } from '../../domain/due-rounds.ts';
import { dutiesIn, isAsked, shiftNameOf } from '../../domain/on-shift.ts';
import type { PlanRecord } from '../../domain/plan.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Person } from '../../domain/person.ts';
import { roundList } from '../../domain/ledgers/lists.ts';
import { isWithin, placeName, type Place } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { roundId } from '../../domain/round-id.ts';
import { standing, type Due, type Round } from '../../domain/round.ts';
import { boardGroups, isInGroup, type BoardGroup } from '../../domain/round-groups.ts';
import { isOfPeriod, lastDayOf, standsIn, touches } from '../../domain/round-days.ts';
import { underWayThen } from '../../domain/round-then.ts';
import { planDays } from '../../domain/round-calendar.ts';
import { LastVisits, mostRoundDays, RoundCalendar, Rounds, type RoundRow } from '../../domain/round-reports.ts';
import { Id } from '../../domain/schema/text.ts';
import { silentWalkers } from '../../domain/silent-walkers.ts';
import type { ShiftOf } from '../../domain/shift.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { asFile, listFile, onePage } from '../list-file.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import type { Timetables } from '../store/store.ts';
import { describe } from './describe.ts';
import { noteOpened } from './dorm-views.ts';
import { picture } from './picture.ts';
import { checkDays, Day, readQuery } from './query.ts';

const asking = { from: Day, to: Day, plan: v.optional(Id) };
const Query = v.strictObject(asking);
const CalendarQuery = v.strictObject({ ...asking, place: v.optional(Id) });
const FileQuery = v.strictObject({
  ...asking,
  route: v.optional(Id),
  building: v.optional(Id),
  group: v.optional(v.picklist(boardGroups)),
  ...asFile,
});
/** As the board calls them. */
const groupNames: Record<BoardGroup, string> = {
  done: '完成',
  running: '进行中',
  late: '迟巡',
  partly: '有漏点',
  missed: '漏巡',
  lost: '漏巡、有漏点',
  ahead: '未到时间',
};
const dayMs = 86_400_000;
const mostWalkers = 20;

export function roundRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;

  const ask = describe({
    summary: `Rounds that may be walked on one of up to ${mostRoundDays} days, both named days included, or might: one of a month on each of its days. In the order in which they are planned; for managers`,
    gives: Rounds,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/rounds', ask, signedIn(parts), async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const asked = readDays(c);
    const answer: Rounds = { protocol, rows: await roundRows(parts, who, asked), asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary:
      'The rounds that the board of these days shows as a workbook or as CSV, those that went on after the last of them as they stood when it was over; of one plan, route, building or group where that is asked; for managers',
    givesFile: [xlsxType, csvType],
    query: Object.keys(FileQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/rounds/file', take, signedIn(parts), async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { as, group, route, building, ...asked } = readQuery(c, FileQuery);
    checkDays(asked, mostRoundDays);
    const at = now();
    const isHere = await isAt(parts, who.school.id, building);
    const all = (await roundRows(parts, who, asked)).filter(
      (row) =>
        (asked.plan ?? row.planId) === row.planId && (route ?? row.routeId) === row.routeId && row.points.some(isHere),
    );
    // Of a period, on the days on which the board shows it.
    const stand = all.filter((row) => standsIn(row, asked, at)).map((row) => ({ row, wentOn: false }));
    const wentOn = underWayThen(all, asked.to, at).map((row) => ({ row, wentOn: true }));
    const rows = [...stand, ...wentOn].filter(({ row }) => group === undefined || isInGroup(row.standing, group));
    const filter = { ...asked, way: route, building, standing: group && groupNames[group] };
    return listFile(c, parts, { what: 'rounds', form: roundList, filter, as, pages: onePage(rows) });
  });

  const calendar = describe({
    summary: `What the closed rounds of up to ${mostRoundDays} days came to, by day and plan, of a period on its last day; of one plan, or of those with a point at or below a place, where that is asked; for managers`,
    gives: RoundCalendar,
    query: Object.keys(CalendarQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/rounds/calendar', calendar, signedIn(parts), async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
    const asked = readQuery(c, CalendarQuery);
    checkDays(asked, mostRoundDays);
    const touching = await store.rounds.touching(school.id, asked);
    const rounds = touching.filter((round) => asked.from <= lastDayOf(round) && lastDayOf(round) <= asked.to);
    const shown = await Promise.all(rounds.map(({ points }) => isAnySeen(parts, person, school.id, points)));
    const isHere = await isAt(parts, school.id, asked.place);
    const isOfPlan = (planId: string): boolean => asked.plan === undefined || planId === asked.plan;
    const days = planDays(
      rounds.filter(({ planId, points }, i) => shown[i] && isOfPlan(planId) && points.some(isHere)),
    );
    const answer: RoundCalendar = { protocol, days, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const photo = describe({
    summary: 'A photo taken at a point of a round',
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/rounds/:id/photos/:sha256', photo, signedIn(parts), async (c) => {
    const sha256 = c.req.param('sha256');
    const { stored, by, placeId } = await photoOf(parts, c.get('signedIn'), c.req.param('id'), sha256);
    const place = await store.documents.read(c.get('signedIn').school.id, 'place', placeId);
    await noteOpened(c, parts, { sha256, by, placeId, placeName: place ? placeName(place) : '' });
    return picture(c, parts, stored);
  });

  const last = describe({
    summary: 'When somebody was last at each point of a route',
    gives: LastVisits,
    query: ['route'],
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/rounds/last-visits', last, signedIn(parts), async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { route: id } = readQuery(c, v.strictObject({ route: Id }));
    const route = (await store.documents.timetable(school.id)).routes.get(id);
    if (!route) throw new Refusal('not-found');
    const seen = await Promise.all(
      route.points.map(async ({ placeId }) => ((await isSeen(parts, person, school.id, placeId)) ? [placeId] : [])),
    );
    const visits = await store.rounds.lastVisits(school.id, seen.flat(), now() - 400 * dayMs);
    const answer: LastVisits = { protocol, visits, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}

/** Refuses `not-found` alike what is not there and what is not this manager's to see (T1). */
async function photoOf(parts: Parts, { person, school }: SignedIn, id: string, sha256: string) {
  if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
  const round = await parts.store.documents.read(school.id, 'round', id);
  for (const { placeId, visits } of round?.points ?? []) {
    const visit = visits.find(({ photos }) => photos?.includes(sha256));
    const isShown = visit && (await isSeen(parts, person, school.id, placeId));
    const stored = isShown ? await parts.store.photos.sentBy(school.id, visit.by, sha256) : undefined;
    if (visit && stored) return { stored, by: visit.by, placeId };
  }
  throw new Refusal('not-found');
}

async function isSeen({ store }: Parts, person: Person, schoolId: string, placeId: string): Promise<boolean> {
  if (person.scope.length === 0) return true;
  const place = await store.documents.read(schoolId, 'place', placeId);
  return place !== undefined && isWithin(place, person.scope);
}

/** A round is shown to whoever answers for one of its points. */
async function isAnySeen(parts: Parts, person: Person, schoolId: string, points: Due['points']): Promise<boolean> {
  if (person.scope.length === 0) return points.length > 0;
  const seen = await Promise.all(points.map(({ placeId }) => isSeen(parts, person, schoolId, placeId)));
  return seen.includes(true);
}

/** Whether a point lies at or below this place; everywhere where none is named. */
async function isAt({ store }: Parts, schoolId: string, within: string | undefined) {
  if (within === undefined) return () => true;
  const there = (await store.documents.places(schoolId)).filter((place) => isWithin(place, [within]));
  const ids = new Set(there.map(({ id }) => id));
  return ({ placeId }: { placeId: string }): boolean => ids.has(placeId);
}

/** Photos of its visits that were handed in before. */
async function againOf({ store }: Parts, schoolId: string, round: Round): Promise<RoundRow['again']> {
  const hasPhotos = round.points.some(({ visits }) => visits.some(({ photos }) => photos));
  const found = hasPhotos ? await store.remarks.of(schoolId, round.id) : undefined;
  return found?.remarks.flatMap((remark) => ('photos' in remark ? remark.photos : [])) ?? [];
}

type Asked = v.InferOutput<typeof Query>;

/** Refuses `bad-query` more days than may be asked for at once, and less than one. */
function readDays(c: Context<PatrolEnv>): Asked {
  const asked = readQuery(c, Query);
  checkDays(asked, mostRoundDays);
  return asked;
}

/** What is known, and what is due and nobody has begun; only rounds that touch a place this person answers for. */
export async function roundRows(parts: Parts, { person, school }: SignedIn, asked: Asked): Promise<RoundRow[]> {
  const { documents, rounds, phones } = parts.store;
  const at = parts.now();
  const timetable = await documents.timetable(school.id);
  const known = new Map((await rounds.touching(school.id, asked)).map((round) => [round.id, round]));
  const from = msOfWall(asked.from, 0, school.timeZone);
  // A night belongs to the day on which it begins.
  const to = msOfWall(asked.to, 2 * 1440, school.timeZone);
  const due = timetable.plans
    .filter(({ id }) => asked.plan === undefined || id === asked.plan)
    .flatMap((plan) => dueRounds(plan, timetable.calendar, from, to, school.timeZone))
    .filter((one) => touches(one, asked) && !known.has(one.id));
  // A term that was made longer since: what is known of its round has other days than the calendar now says.
  for (const { id } of due.filter(isOfPeriod)) {
    const begun = await documents.read(school.id, 'round', id);
    if (begun) known.set(id, begun);
  }
  const people = await documents.people(school.id);
  const plans = new Map(timetable.plans.map((plan) => [plan.id, plan]));
  const heardAt = await phones.heardAt(school.id);
  const shiftOf: ShiftOf = (id) => timetable.shifts.get(id);
  const places = new Map((await documents.places(school.id)).map((place) => [place.id, place]));
  const rows: RoundRow[] = [];
  const add = async (said: Due, opensAt: number, round: Round | null) => {
    if (!(await isAnySeen(parts, person, school.id, said.points))) return;
    const start = said.points[0] && (await documents.read(school.id, 'place', said.points[0].placeId));
    const plan = plans.get(said.planId);
    const duties = plan ? dutiesIn(plan, said, shiftOf, school.timeZone) : [];
    const walkers = people.filter((one) => plan && !one.left && isAsked(one, plan, start, duties));
    const so = standing({ ...said, opensAt }, round ?? undefined, at);
    const silent = silentWalkers({ ...said, standing: so, round }, walkers, heardAt);
    rows.push({
      ...said,
      id: roundId(said.planId, said.day, said.minute),
      opensAt,
      walkers: walkers.slice(0, mostWalkers).map(({ name }) => name),
      standing: so,
      round,
      ...(silent.length > 0 && { silent: silent.slice(0, mostWalkers) }),
      ...(round && { again: await againOf(parts, school.id, round) }),
    });
  };
  for (const round of known.values()) await add(dueIn(round), opensAt(round, plans.get(round.planId)), round);
  for (const one of due.filter(({ id }) => !known.has(id))) {
    const said = dueWith(one, plans.get(one.planId), timetable, places, school.timeZone);
    if (said) await add(said, one.opensAt, null);
  }
  return rows.sort((a, b) => a.plannedAt - b.plannedAt || (a.id < b.id ? -1 : 1));
}

const opensAt = ({ plannedAt }: Round, plan: PlanRecord | undefined): number => plannedAt - (plan?.early ?? 0) * 60_000;

function dueWith(
  one: DueRound,
  plan: PlanRecord | undefined,
  { routes, shifts }: Timetables,
  places: ReadonlyMap<string, Place>,
  timeZone: string,
): Due | null {
  const route = routes.get(one.routeId);
  if (!plan || !route) return null;
  const shift = shiftNameOf(plan, one, (id) => shifts.get(id), timeZone);
  return dueOf(plan, route, one, (id) => places.get(id), shift);
}
