// What is worth telling: rounds that are late or missed, and what `case-news.ts` says of cases. Said to groups
// (`notice.ts`) and to people (`../messages/tell-news.ts`).
import { pointsDue } from '../../domain/due.ts';
import { dueRounds } from '../../domain/due-rounds.ts';
import { placeName } from '../../domain/place.ts';
import { missedPoints, outcome, type Due } from '../../domain/round.ts';
import { roundId } from '../../domain/round-id.ts';
import type { School } from '../../domain/school.ts';
import type { Parts } from '../env.ts';
import { caseNotices, type CaseNotice } from './case-news.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const mostNames = 5;

/** `plannedAt`, `finishBy` in UTC ms; `startId`: the place of the first point. */
export type RoundNews = {
  id: string;
  planId: string;
  planName: string;
  plannedAt: number;
  finishBy: number;
  startId: string | undefined;
};
/** `places`: the first few of the points nobody was at; `whole`: nobody was anywhere. */
export type MissedNews = RoundNews & { points: number; places: string[]; whole: boolean };
export type News = {
  missed: MissedNews[];
  late: RoundNews[];
  cases: CaseNotice[];
};

/** What happened since the last look. `closed`: windows that were closed just now. `now` in UTC ms. */
export async function newsOf(
  { store }: Pick<Parts, 'store'>,
  school: School,
  closed: readonly Due[],
  now: number,
): Promise<News> {
  return {
    missed: await missed(store, school, closed, now),
    late: await late(store, school, now),
    cases: await caseNotices(store, school, now),
  };
}

async function missed(store: Parts['store'], school: School, closed: readonly Due[], now: number) {
  // What was closed long after is no news: a server that was down, or a clock that ran ahead.
  const news = closed
    .filter(({ closesAt }) => closesAt > now - dayMs)
    .map(async ({ planId, planName, day, minute, plannedAt, finishBy, points }): Promise<MissedNews[]> => {
      const id = roundId(planId, day, minute);
      const round = await store.documents.read(school.id, 'round', id);
      const lost = round ? missedPoints(round) : [];
      if (!round || lost.length === 0) return [];
      const places = await Promise.all(lost.slice(0, mostNames).map((placeId) => nameOf(store, school.id, placeId)));
      const about = { id, planId, planName, plannedAt, finishBy, startId: points[0]?.placeId };
      return [{ ...about, points: lost.length, places, whole: outcome(round) === 'missed' }];
    });
  return (await Promise.all(news)).flat();
}

async function nameOf(store: Parts['store'], schoolId: string, placeId: string): Promise<string> {
  const place = await store.documents.read(schoolId, 'place', placeId);
  return place ? placeName(place) : '';
}

/** Rounds that should have begun and have not. */
async function late(store: Parts['store'], school: School, now: number): Promise<RoundNews[]> {
  const { plans, routes, calendar } = await store.documents.timetable(school.id);
  const due = plans.flatMap((plan) =>
    dueRounds(plan, calendar, now - minuteMs, now, school.timeZone).map((round) => ({ round, plan })),
  );
  const places = new Map((await store.documents.places(school.id)).map((place) => [place.id, place]));
  const waiting = due.filter(({ round }) => (round.startBy ?? round.finishBy) < now && now < round.closesAt);
  const news = waiting.map(async ({ round: { id, plannedAt, finishBy, routeId }, plan }): Promise<RoundNews[]> => {
    const begun = await store.documents.read(school.id, 'round', id);
    if (begun && begun.walks.length > 0) return [];
    const route = routes.get(routeId);
    const [start] = route ? pointsDue(route, (placeId) => places.get(placeId), plannedAt) : [];
    // Nothing on its way is in use: nobody is to walk it.
    if (!start) return [];
    const startId = start.placeId;
    return [{ id, planId: plan.id, planName: plan.name, plannedAt, finishBy, startId }];
  });
  return (await Promise.all(news)).flat();
}
