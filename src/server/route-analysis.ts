// How each route goes, for coaching and not for ranking: how long a whole round takes, how much is answered by one tap, and how far second looks agree.
import type { RoundAnalysis } from '../domain/analysis-reports.ts';
import { isWithin, type Place } from '../domain/place.ts';
import { agreementOf } from '../domain/recheck.ts';
import type { RouteRecord } from '../domain/route.ts';
import { msOfWall } from '../domain/wall-time.ts';
import { sundayOf } from '../domain/week-share.ts';
import type { Parts, SignedIn } from './env.ts';
import { pairOf } from './routes/rechecks.ts';
import type { Spot } from './store/recheck-store.ts';

type Asked = {
  who: SignedIn;
  mondays: readonly string[];
  place: string | undefined;
  places: ReadonlyMap<string, Place>;
};
type Figures = Pick<RoundAnalysis, 'routes' | 'agreedSince'>;

const minuteMs = 60_000;
/** The latest of what was drawn there: each is read whole. */
const mostLooked = 200;
const keyOf = ({ placeId, templateCode }: Spot): string => `${placeId} ${templateCode}`;
const spotsOf = ({ points }: RouteRecord): Spot[] =>
  points.flatMap(({ placeId, templates }) => templates.map((templateCode) => ({ placeId, templateCode })));

export async function routeFigures(parts: Parts, { who, mondays, place, places }: Asked): Promise<Figures> {
  const { id, timeZone } = who.school;
  const { routes, plans } = await parts.store.documents.timetable(id);
  const walked = new Set(plans.filter(({ retired }) => !retired).map(({ routeId }) => routeId));
  const isHere = (placeId: string): boolean => {
    const there = places.get(placeId);
    return !!there && isWithin(there, who.person.scope) && (place === undefined || isWithin(there, [place]));
  };
  const those = [...routes.values()].filter(
    (route) => walked.has(route.id) && route.points.some(({ placeId }) => isHere(placeId)),
  );
  const weeks = { from: mondays[0] ?? '', to: mondays.at(-1) ?? '' };
  const times = new Map((await parts.store.weeks.routeTimes(id, weeks)).map((row) => [row.routeId, row]));
  const spots = those.flatMap(spotsOf).filter(({ placeId }) => isHere(placeId));
  const answered = await parts.store.weeks.answersAt(id, weeks, [...new Set(spots.map(({ placeId }) => placeId))]);
  const days = { from: msOfWall(weeks.from, 0, timeZone), to: msOfWall(sundayOf(weeks.to), 24 * 60, timeZone) };
  const { pairs, since } = await pairsAt(parts, who, { of: spots, ...days });
  const lines = those.map((route) => {
    const looks = new Set(spotsOf(route).map(keyOf));
    const here = answered.filter((one) => looks.has(keyOf(one)));
    const { rate: _rate, ...agreement } = agreementOf(pairs.filter((pair) => looks.has(pair.at)));
    const planned = route.points.every(({ minutes }) => minutes !== null)
      ? route.points.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0) * minuteMs
      : null;
    const sums = {
      routeId: route.id,
      routeName: route.name,
      plannedMs: planned,
      rounds: times.get(route.id)?.rounds ?? 0,
      tookMs: times.get(route.id)?.tookMs ?? 0,
      answers: here.reduce((sum, one) => sum + one.answers, 0),
      bulk: here.reduce((sum, one) => sum + one.bulk, 0),
    };
    return Object.assign(sums, agreement);
  });
  return { routes: lines, agreedSince: since };
}

type Pair = { at: string; compared: number; agreed: number };

/** Second looks there, of the latest that were drawn; `since`: when the first of these was finished, null where none is left out. */
async function pairsAt(
  parts: Parts,
  who: SignedIn,
  asked: { of: readonly Spot[]; from: number; to: number },
): Promise<{ pairs: Pair[]; since: number | null }> {
  if (asked.of.length === 0) return { pairs: [], since: null };
  const filter = { scope: who.person.scope, ...asked, limit: mostLooked };
  const { rows, more } = await parts.store.rechecks.drawn(who.school.id, filter);
  const found = await Promise.all(
    rows.map(async (drawn) => {
      const { placeId, template } = drawn.first.inspection;
      return Object.assign({ at: keyOf({ placeId, templateCode: template.code }) }, await pairOf(parts, who, drawn));
    }),
  );
  return { pairs: found.filter(({ state }) => state === 'done'), since: more ? (rows.at(-1)?.drawnAt ?? null) : null };
}
