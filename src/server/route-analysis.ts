// How each route goes, for coaching and not for ranking: how long a whole round takes, how much is answered by one tap, and how far second looks agree.
import type { RoundAnalysis } from '../domain/analysis-reports.ts';
import { mostPairs } from '../domain/pair-reports.ts';
import { isWithin, type Place } from '../domain/place.ts';
import { agreementOf } from '../domain/recheck.ts';
import type { RouteRecord } from '../domain/route.ts';
import { msOfWall } from '../domain/wall-time.ts';
import { sundayOf } from '../domain/week-share.ts';
import type { Parts, SignedIn } from './env.ts';
import { pairOf } from './routes/rechecks.ts';

type Asked = {
  who: SignedIn;
  mondays: readonly string[];
  place: string | undefined;
  places: ReadonlyMap<string, Place>;
};
type Figures = RoundAnalysis['routes'];

const minuteMs = 60_000;
const at = (placeId: string, templateCode: string): string => `${placeId} ${templateCode}`;
const looksOf = ({ points }: RouteRecord): Set<string> =>
  new Set(points.flatMap(({ placeId, templates }) => templates.map((code) => at(placeId, code))));

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
  const points = [...new Set(those.flatMap((route) => route.points.map(({ placeId }) => placeId)))];
  const answered = await parts.store.weeks.answersAt(id, weeks, points);
  const days = { from: msOfWall(weeks.from, 0, timeZone), to: msOfWall(sundayOf(weeks.to), 24 * 60, timeZone) };
  const pairs = await pairsAt(parts, who, days, new Set(those.flatMap((route) => [...looksOf(route)])));
  return those.map((route) => {
    const looks = looksOf(route);
    const here = answered.filter(({ placeId, templateCode }) => looks.has(at(placeId, templateCode)));
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
}

/** Second looks at these, of the latest that were drawn. */
async function pairsAt(
  parts: Parts,
  who: SignedIn,
  days: { from: number; to: number },
  looks: ReadonlySet<string>,
): Promise<{ at: string; compared: number; agreed: number }[]> {
  const filter = { scope: who.person.scope, ...days, limit: mostPairs };
  const { rows } = await parts.store.rechecks.drawn(who.school.id, filter);
  const there = rows.flatMap((drawn) => {
    const { placeId, template } = drawn.first.inspection;
    const where = at(placeId, template.code);
    return looks.has(where) ? [{ drawn, where }] : [];
  });
  const found = await Promise.all(
    there.map(async ({ drawn, where }) => Object.assign({ at: where }, await pairOf(parts, who, drawn))),
  );
  return found.filter(({ state }) => state === 'done');
}
