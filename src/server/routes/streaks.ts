// Points where every round came and nothing was found for thirty days, for managers.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { dayOf } from '../../domain/inspection.ts';
import { streakList } from '../../domain/ledgers/watched-lists.ts';
import { isWithin, placeName, type Place } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { speaksOf, streaks, streakDays, streakSpan, type Streak } from '../../domain/streak.ts';
import { mostStreaks, Streaks, type StreakRow } from '../../domain/streak-reports.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { asFile, listFile, onePage } from '../list-file.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { everyCase } from './every-case.ts';
import { readQuery } from './query.ts';

/** Of so many checks at a point the latest by somebody else is looked for. */
const mostChecks = 100;

export function streakRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const ask = describe({
    summary: `Points of rounds to which every round came for ${streakDays} days and where nothing was found, those first that nobody else looked at; for managers`,
    gives: Streaks,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/streaks', ask, signedIn(parts), async (c) => {
    const answer: Streaks = { protocol, ...(await listFor(parts, c.get('signedIn'), parts.now())) };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary: 'The same list as a workbook or as CSV; for managers',
    givesFile: [xlsxType, csvType],
    query: Object.keys(asFile),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/streaks/file', take, signedIn(parts), async (c) => {
    const { rows, from, to } = await listFor(parts, c.get('signedIn'), parts.now());
    const { as } = readQuery(c, v.strictObject(asFile));
    return listFile(c, parts, { what: 'streaks', form: streakList, filter: { from, to }, as, pages: onePage(rows) });
  });
}

async function listFor(parts: Parts, who: SignedIn, asOf: number): Promise<Omit<Streaks, 'protocol'>> {
  if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
  const days = streakSpan(dayOf(asOf, who.school.timeZone));
  const { found, places } = await streaksOf(parts, who, days, asOf);
  const rows = await Promise.all(found.slice(0, mostStreaks).map((one) => rowOf(parts, who, one, places, days)));
  // Sorting keeps the order among those that are alike.
  rows.sort((a, b) => Number(a.spot !== null) - Number(b.spot !== null));
  return { ...days, rows, total: found.length, asOf };
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
