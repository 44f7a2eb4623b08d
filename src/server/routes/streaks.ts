// Points where every round came and nothing was found for thirty days, for managers.
import type { Hono } from 'hono';
import { authorize } from '../../domain/authorize.ts';
import { dayOf } from '../../domain/inspection.ts';
import { isWithin, placeName, type Place } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { speaksOf, streaks, streakDays, streakSpan, type Streak } from '../../domain/streak.ts';
import { mostStreaks, Streaks, type StreakRow } from '../../domain/streak-reports.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { everyCase } from './every-case.ts';

/** Of so many checks at a point the latest by somebody else is looked for. */
const mostChecks = 100;

export function streakRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const ask = describe({
    summary: `Points of rounds to which every round came for ${streakDays} days and where nothing was found, those first that nobody else looked at; for managers`,
    gives: Streaks,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/streaks', ask, signedIn(parts), async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const at = parts.now();
    const days = streakSpan(dayOf(at, who.school.timeZone));
    const { found, places } = await streaksOf(parts, who, days, at);
    const rows = await Promise.all(found.slice(0, mostStreaks).map((one) => rowOf(parts, who, one, places, days)));
    // Sorting keeps the order among those that are alike.
    rows.sort((a, b) => Number(a.spot !== null) - Number(b.spot !== null));
    const answer: Streaks = { protocol, ...days, rows, total: found.length, asOf: at };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}

type Days = { from: string; to: string };
type Places = ReadonlyMap<string, Place>;

/** Those of places this manager answers for that are in use. */
async function streaksOf(parts: Parts, who: SignedIn, days: Days, at: number) {
  const { store } = parts;
  const { id, timeZone } = who.school;
  const places: Places = new Map((await store.documents.places(id)).map((place) => [place.id, place]));
  const rounds = await store.rounds.touching(id, days);
  const cases = await everyCase(parts, who, 'all', { since: msOfWall(days.from, 0, timeZone) }, at);
  const isAt = speaksOf((placeId) => places.get(placeId));
  const all = streaks(rounds, cases, days, isAt, (ms) => dayOf(ms, timeZone));
  const found = all.filter(({ placeId }) => {
    const place = places.get(placeId);
    return place && !place.retired && isWithin(place, who.person.scope);
  });
  return { found, places };
}

async function rowOf(
  { store }: Parts,
  { school }: SignedIn,
  { placeId, rounds, by, last }: Streak,
  places: Places,
  days: Days,
): Promise<StreakRow> {
  const place = places.get(placeId);
  const asked = { scope: [], ...days, place: placeId, state: 'submitted' as const, limit: mostChecks };
  const { rows } = await store.reports.inspections(school.id, asked);
  const other = rows.find((row) => !by.includes(row.by));
  const spot = other ? { id: other.id, byName: other.byName, at: other.submittedAt } : null;
  return { placeId, placeName: place ? placeName(place) : '', rounds, last, spot };
}
