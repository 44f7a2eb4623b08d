// What is worth telling of rounds: that nobody has begun, what was missed and why, and what came in afterwards.
import { pointsDue } from '../../domain/due.ts';
import { dueRounds } from '../../domain/due-rounds.ts';
import { placeName } from '../../domain/place.ts';
import { tellAt } from '../../domain/round-days.ts';
import { missedPoints, outcome, type Due, type Outcome, type Round, type Skip } from '../../domain/round.ts';
import type { School } from '../../domain/school.ts';
import type { SilentWalker } from '../../domain/silent-walkers.ts';
import type { Store } from '../store/store.ts';
import { silentIn, type FindSilent } from '../walkers.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const mostNames = 5;
/** A phone that comes back sends for a while: it is told once, of all of it. */
const settledMs = 2 * minuteMs;

/** `day`: on which it begins; `plannedAt`, `finishBy` in UTC ms; `startId`: the place of the first point. */
export type RoundNews = {
  id: string;
  planId: string;
  planName: string;
  day: string;
  plannedAt: number;
  finishBy: number;
  startId: string | undefined;
};
/** `silent`: whose phone may still hold it. */
export type LateNews = RoundNews & { silent: SilentWalker[] };
/** A point nobody was at. `skip`: what whoever passed it over said, where somebody did. */
export type LostPoint = { place: string; skip: Pick<Skip, 'reason' | 'note'> | null };
/** `points`: how many nobody was at, `lost`: the first few of them; `whole`: nobody was anywhere. */
export type MissedNews = LateNews & { points: number; lost: LostPoint[]; whole: boolean };
/** What was said at the closing, and what it came to when all had arrived. */
export type CorrectedNews = RoundNews & Record<'said' | 'now', { outcome: Outcome; points: number }>;

export const aboutRound = ({ id, planId, planName, day, plannedAt, finishBy, points }: Round): RoundNews => ({
  id,
  planId,
  planName,
  day,
  plannedAt,
  finishBy,
  startId: points[0]?.placeId,
});

/** As it stands now; null where every point was seen in time. */
export async function missedOf(
  store: Pick<Store, 'documents'>,
  schoolId: string,
  round: Round,
  findSilent: FindSilent,
): Promise<MissedNews | null> {
  const ids = missedPoints(round);
  if (ids.length === 0) return null;
  const lost = await Promise.all(
    ids.slice(0, mostNames).map(async (placeId): Promise<LostPoint> => {
      const place = await store.documents.read(schoolId, 'place', placeId);
      const skip = round.points.find((point) => point.placeId === placeId)?.skips.at(-1);
      return {
        place: place ? placeName(place) : '',
        skip: skip ? { reason: skip.reason, note: skip.note } : null,
      };
    }),
  );
  const [about, standing] = [aboutRound(round), outcome(round)];
  const silent = await findSilent({ ...about, closesAt: round.closesAt, standing, round });
  return { ...about, points: ids.length, lost, whole: standing === 'missed', silent };
}

/** `closed`: windows that were closed just now; `now` in UTC ms. */
export async function missed(
  store: Pick<Store, 'documents' | 'phones'>,
  school: School,
  closed: readonly (Due & { id: string })[],
  now: number,
): Promise<MissedNews[]> {
  // What was closed long after is no news: a server that was down, or a clock that ran ahead.
  const fresh = closed.filter(({ closesAt }) => closesAt > now - dayMs);
  const findSilent = silentIn(store, school);
  const news = await Promise.all(
    fresh.map(async ({ id }) => {
      const round = await store.documents.read(school.id, 'round', id);
      return round ? missedOf(store, school.id, round, findSilent) : null;
    }),
  );
  return news.filter((one) => one !== null);
}

/** Rounds that should have begun and have not; those of a period, while there are days left. `now` in UTC ms. */
export async function late(
  store: Pick<Store, 'documents' | 'phones'>,
  school: School,
  now: number,
): Promise<LateNews[]> {
  const { plans, routes, calendar } = await store.documents.timetable(school.id);
  const due = plans.flatMap((plan) =>
    dueRounds(plan, calendar, now - minuteMs, now, school.timeZone).map((round) => ({ round, plan })),
  );
  const places = new Map((await store.documents.places(school.id)).map((place) => [place.id, place]));
  const waiting = due.filter(({ round }) => tellAt(round) < now && now < round.closesAt);
  const findSilent = silentIn(store, school);
  const news = waiting.map(async ({ round, plan }): Promise<LateNews[]> => {
    const { id, day, plannedAt, finishBy, closesAt, routeId } = round;
    const begun = await store.documents.read(school.id, 'round', id);
    if (begun && begun.walks.length > 0) return [];
    const route = routes.get(routeId);
    const [start] = route ? pointsDue(route, (placeId) => places.get(placeId), round) : [];
    // Nothing on its way is in use: nobody is to walk it.
    if (!start) return [];
    const startId = start.placeId;
    const about = { id, planId: plan.id, planName: plan.name, day, plannedAt, finishBy, startId };
    return [{ ...about, silent: await findSilent({ ...about, closesAt, standing: 'overdue', round: null }) }];
  });
  return (await Promise.all(news)).flat();
}

/** Rounds that were said to be missed, or points of them, and of which more arrived within the last day. `now` in UTC ms. */
export async function corrected(store: Pick<Store, 'rounds'>, school: School, now: number): Promise<CorrectedNews[]> {
  const rounds = await store.rounds.foundBetween(school.id, now - dayMs, now - settledMs);
  return rounds.flatMap((round) =>
    round.closed
      ? [
          {
            ...aboutRound(round),
            said: { outcome: round.closed.outcome, points: round.closed.missed.length },
            now: { outcome: outcome(round), points: missedPoints(round).length },
          },
        ]
      : [],
  );
}
