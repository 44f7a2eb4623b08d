// What other systems of the school read with a token (docs/api.md): inspections, hazards and rounds in the order in which they changed, and
// the ledgers a page at a time.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  OpenHazards,
  openHazard,
  OpenInspections,
  openInspection,
  OpenRounds,
  openRound,
} from '../../domain/open-data.ts';
import { LedgerList, LedgerPage, mostLedgerDays } from '../../domain/ledgers/ledger-reports.ts';
import { withoutNumbers } from '../../domain/phone-numbers.ts';
import { isWithin, placeName } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Reader, Readers } from '../by-token.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { readOpenCursor, writeOpenCursor } from '../open-cursor.ts';
import type { ChangeFilter, ChangePage } from '../store/open-data-store.ts';
import { describe } from './describe.ts';
import { askedLedger, ledgerList, ledgerPage } from './ledgers.ts';
import { Day, Limit, readQuery } from './query.ts';
import { coveredNotes } from './restricted-items.ts';

const Query = v.strictObject({
  from: v.optional(Day),
  to: v.optional(Day),
  place: v.optional(Id),
  after: v.optional(v.pipe(v.string(), v.maxLength(400))),
  limit: Limit,
});
type Query = v.InferOutput<typeof Query>;
const LedgerQuery = v.strictObject({
  from: Day,
  to: Day,
  place: v.optional(Id),
  after: v.optional(v.pipe(v.string(), v.maxLength(1000))),
});

const noStore = { 'cache-control': 'no-store' };
const refuses = ['bad-query', 'bad-cursor', 'login', 'not-found', 'epoch-changed', 'too-many-requests'] as const;

export function openDataRoutes(app: Hono<PatrolEnv>, parts: Parts, { guard }: Readers): void {
  const { store, now } = parts;

  /** Refuses `not-found` alike a place that is not there and one the token does not read. */
  async function mustSee({ school, places }: Reader, placeId: string | undefined): Promise<void> {
    const place = placeId === undefined ? undefined : await store.documents.read(school.id, 'place', placeId);
    if (placeId !== undefined && !(place && isWithin(place, places))) throw new Refusal('not-found');
  }

  /** One page, from the cursor that was given or from the beginning. */
  async function pageOf<D extends string | number, F, R>(
    c: Context<PatrolEnv>,
    kind: string,
    inTime: (day: string, isEnd: boolean, reader: Reader) => D,
    read: (schoolId: string, filter: ChangeFilter<D>) => Promise<ChangePage<F>>,
    shown: (found: F, reader: Reader) => R,
  ) {
    const reader = c.get('reader');
    const { from, to, place, after, limit }: Query = readQuery(c, Query);
    await mustSee(reader, place);
    const about = [reader.school.id, kind, from, to, place, [...reader.places].sort().join()].join('\n');
    const life = { epoch: store.epoch, secret: store.secret };
    const filter: ChangeFilter<D> = {
      scope: reader.places,
      place,
      ...(from !== undefined && { from: inTime(from, false, reader) }),
      ...(to !== undefined && { to: inTime(to, true, reader) }),
      after: after === undefined ? { seq: 0, id: '' } : readOpenCursor(after, about, life),
      limit,
    };
    const { rows, end, more } = await read(reader.school.id, filter);
    const next = writeOpenCursor(end, about, life);
    return { protocol, rows: rows.map((row) => shown(row, reader)), next, more, asOf: now() } as const;
  }
  const sameDay = (day: string): string => day;

  const ofPages = (summary: string, gives: v.GenericSchema) =>
    describe({ summary, gives, forTokens: true, query: Object.keys(Query.entries), refuses });

  app.get(
    '/api/v1/inspections',
    ofPages('Inspections, in the order in which they changed', OpenInspections),
    guard('inspections'),
    async (c) => {
      const answer: OpenInspections = await pageOf(
        c,
        'inspections',
        sameDay,
        (...asked) => store.openData.inspections(...asked),
        ({ record, beside }) => openInspection(record, beside),
      );
      return c.json(answer, 200, noStore);
    },
  );

  app.get(
    '/api/v1/hazards',
    ofPages('Hazards, in the order in which they changed', OpenHazards),
    guard('hazards'),
    async (c) => {
      const isCovered = await coveredNotes(store, c.get('reader').school.id);
      const answer: OpenHazards = await pageOf(
        c,
        'hazards',
        (day, isEnd, { school }) => msOfWall(day, isEnd ? 24 * 60 : 0, school.timeZone),
        (...asked) => store.openData.hazards(...asked),
        ({ hazard, changedAt }, { school }) => openHazard(hazard, school.timeZone, isCovered(hazard), changedAt),
      );
      return c.json(answer, 200, noStore);
    },
  );

  app.get(
    '/api/v1/rounds',
    ofPages('Rounds that were begun or closed, in the order in which they changed', OpenRounds),
    guard('rounds'),
    async (c) => {
      const placeOf = await namedPlaces(parts, c.get('reader').school.id);
      const answer: OpenRounds = await pageOf(
        c,
        'rounds',
        sameDay,
        (...asked) => store.openData.rounds(...asked),
        ({ round, changedAt }, { places }) => openRound(round, places, placeOf, changedAt),
      );
      return c.json(answer, 200, noStore);
    },
  );

  const list = describe({
    summary: 'The ledgers of the school',
    gives: LedgerList,
    forTokens: true,
    refuses: ['login', 'not-found'],
  });
  app.get('/api/v1/ledgers', list, guard('ledgers'), async (c) => {
    const { school } = c.get('reader');
    const answer: LedgerList = { ...(await ledgerList(parts, school.id)), mayShow: false };
    return c.json(answer, 200, noStore);
  });

  const page = describe({
    summary: `Lines of a ledger of up to ${mostLedgerDays} days in its order; who a student is stays covered`,
    gives: LedgerPage,
    forTokens: true,
    query: Object.keys(LedgerQuery.entries),
    refuses,
  });
  app.get('/api/v1/ledgers/:name', page, guard('ledgers'), async (c) => {
    const { person, school, tokenId } = c.get('reader');
    let after: string | undefined;
    const what = await askedLedger(c, parts, { sessionId: tokenId, deviceId: null, person, school }, true, () => {
      const { after: given, ...query } = readQuery(c, LedgerQuery);
      after = given;
      return query;
    });
    // How somebody writes his name stays in the school.
    const { rows, drawings: _drawings, ...rest } = await ledgerPage(parts, { ...what, forOthers: true }, after);
    const answer: LedgerPage = {
      ...rest,
      rows: rows.map(({ id, of, cells }) => ({ id, of, cells: cells.map(plain) })),
    };
    return c.json(answer, 200, noStore);
  });
}

const plain = (cell: LedgerPage['rows'][number]['cells'][number]) =>
  typeof cell === 'string' ? withoutNumbers(cell) : cell;

/** Every place by its id, with its name from the building down. */
export async function namedPlaces({ store }: Pick<Parts, 'store'>, schoolId: string) {
  const places = new Map(
    (await store.documents.places(schoolId)).map((place) => [place.id, { place, name: placeName(place) }]),
  );
  return (id: string) => places.get(id);
}
