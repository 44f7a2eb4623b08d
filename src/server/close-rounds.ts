// The school closes the windows of its rounds on its own clock, so that a round nobody walked shows by itself.
import { dueIn, dueOf } from '../domain/due.ts';
import { dueRound, dueRounds, plannedIn, type DueRound } from '../domain/due-rounds.ts';
import type { EntryOf } from '../domain/entry.ts';
import { longestMs as longestOf } from '../domain/longest-round.ts';
import { microFor } from '../domain/micro.ts';
import { shiftNameOf } from '../domain/on-shift.ts';
import type { Place } from '../domain/place.ts';
import type { Due, Round } from '../domain/round.ts';
import { askedAt, type PlanRecord } from '../domain/plan.ts';
import type { School } from '../domain/school.ts';
import type { Logger } from 'pino';
import { makeEntries, type Fact } from './entries.ts';
import type { Parts } from './env.ts';
import type { Timetables } from './store/store.ts';

/** After a long time without a server no older window is looked for. */
const longestMs = 92 * 86_400_000;
const dayMs = 86_400_000;
const atOnce = 200;

/**
 * Closes every window that is over and not closed yet, each with one entry of the school's own; tells which. A server that
 * was down closes at its start what went by meanwhile. `now` in UTC ms.
 */
export async function closeRounds({ store }: Pick<Parts, 'store'>, now: number): Promise<Due[]> {
  const school = await store.documents.school();
  if (!school) return [];
  const timetable = await store.documents.timetable(school.id);
  // What a clock that ran ahead has closed says nothing of windows that are over only now.
  const through = Math.min((await store.rounds.closedThrough(school.id)) ?? -Infinity, now);
  const since = Math.max(now - longestMs, through - dayMs);
  const places = new Map((await store.documents.places(school.id)).map((place) => [place.id, place]));
  const known: Known = { ...timetable, places, school };
  const planned = timetable.plans.flatMap((plan) => overdue(plan, known, since, now));
  const begun = (await store.rounds.open(school.id)).flatMap((round) => overOf(round, known, now));
  const all = new Map([...planned, ...begun].map((one) => [one.id, one]));
  const closed: Due[] = [];
  for (const some of inParts([...all.values()])) {
    await store.rounds.close(
      school.id,
      school.id,
      (firstOpSeq, isClosed) => {
        const fresh = some.filter(({ id }) => !isClosed(id));
        closed.push(...fresh.map(({ body }) => body.due));
        const facts = fresh.map(({ id, body }): Fact => ({
          kind: 'round-closed',
          schema: 3,
          subject: id,
          body,
        }));
        return makeEntries(facts, school.id, store.device, firstOpSeq, now);
      },
      now,
    );
  }
  return closed;
}

const inParts = <T>(list: T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / atOnce) }, (_, i) => list.slice(i * atOnce, (i + 1) * atOnce));

type Body = EntryOf<'round-closed'>['body'];
type Closing = { id: string; body: Body };
type Known = Timetables & { places: ReadonlyMap<string, Place>; school: School };

const overdue = (plan: PlanRecord, known: Known, since: number, now: number): Closing[] =>
  dueRounds(plan, known.calendar, since, now, known.school.timeZone)
    .filter(({ closesAt }) => closesAt <= now)
    .flatMap((round) => asked(plan, round, known));

/** What the school's own plan asks for; nothing where nothing of its route was in use. */
function asked(plan: PlanRecord, round: DueRound, { routes, shifts, places, school }: Known): Closing[] {
  const route = routes.get(round.routeId);
  const shift = shiftNameOf(plan, round, (id) => shifts.get(id), school.timeZone);
  const due = route && dueOf(plan, route, round, (id) => places.get(id), shift);
  if (!due) return [];
  const drawn = askedAt(plan, round.plannedAt).micro;
  // Where no proof is asked for nobody says when they were where.
  const asking = due.proof === 'none' ? [] : due.points.filter(({ placeId }) => microFor(round.id, placeId, drawn));
  const micro = asking.map(({ placeId }) => placeId);
  return [{ id: round.id, body: { due, opensAt: round.opensAt, ...(micro.length > 0 && { micro }) } }];
}

/** What was begun is due as the school's own plan says, whatever the phone did: what no plan asks for is kept as the phone said, and marked. */
function overOf(round: Round, known: Known, now: number): Closing[] {
  const { timeZone } = known.school;
  const plan = known.plans.find(({ id }) => id === round.planId);
  const planned = plan && dueRound(plan, known.calendar, round.id, timeZone);
  const [own] = planned ? asked(plan, planned, known) : [];
  if (planned && own) return planned.closesAt <= now ? [own] : [];
  // No window of its plan was ever longer, whatever the phone says.
  const longest = Math.max(0, ...(plan?.timetables ?? []).map(longestOf));
  const last = Math.min(round.closesAt, plannedIn(round.id, timeZone) + longest);
  return last <= now ? [{ id: round.id, body: { due: dueIn(round), unplanned: true } }] : [];
}

const everyMs = 30_000;

/** Closes windows twice a minute until stopped; `onClosed` hears which. What goes wrong is logged and tried again. */
export function startClosing(
  parts: Pick<Parts, 'store' | 'now' | 'isFilling'>,
  log: Logger,
  onClosed: (closed: Due[], now: number) => Promise<void> = async () => undefined,
): () => Promise<void> {
  let running = Promise.resolve();
  const tick = async () => {
    // What was walked in the past of a demo is still to come, and closes with it.
    if (parts.isFilling) return;
    try {
      const now = parts.now();
      await onClosed(await closeRounds(parts, now), now);
    } catch (fault) {
      log.error({ err: fault }, 'windows of rounds could not be closed');
    }
  };
  const timer = setInterval(() => void (running = running.then(tick)), everyMs);
  timer.unref();
  running = running.then(tick);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
