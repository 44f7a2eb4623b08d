// Routes, plans, shifts and the calendar as managers keep them: what the server said, with what was recorded here since.
import type { Calendar } from '../domain/calendar.ts';
import { emptyCalendar } from '../domain/calendar.ts';
import { changed } from '../domain/calendar-fold.ts';
import type { Document, Read } from '../domain/documents.ts';
import type { Entry, EntryKind } from '../domain/entry.ts';
import { hasFewNights } from '../domain/night-rounds.ts';
import { foldPlan, type Plan, type PlanRecord } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import { foldRoute, schemaOfRoute, type Route, type RouteRecord } from '../domain/route.ts';
import { foldShift, type Shift, type ShiftRecord, type Turns } from '../domain/shift.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { school } from './documents.ts';
import { recordFact } from './fact.ts';
import { isDelivered, unseenOfKinds, type OwnRow } from './own.ts';
import { routes as shownRoutes, shifts as shownShifts } from './own-rounds.ts';
import { placeBook } from './school-places.ts';

/** `unsent`: what the server has not shown yet, by the id of route, plan, shift or school; true where it was refused. */
export type PlanBook = {
  routes: Map<string, RouteRecord>;
  plans: Map<string, PlanRecord>;
  shifts: Map<string, ShiftRecord>;
  calendar: Calendar;
  unsent: Map<string, { refused: boolean }>;
};

const kinds: readonly EntryKind[] = ['route-kept', 'plan-kept', 'shift-kept', 'turns-changed', 'calendar-set'];

/** All of them, those out of use too. Usable in a live query. */
export async function planBook(db: DeviceDb): Promise<PlanBook> {
  const [routes, plans, shifts, calendars, own] = await atOnce(db, () =>
    Promise.all([
      shownRoutes(db),
      shown<PlanRecord>(db, 'plan'),
      shownShifts(db),
      shown<Calendar>(db, 'calendar'),
      unseenOfKinds(db, kinds),
    ]),
  );
  const calendar = [...calendars.values()][0] ?? emptyCalendar;
  const book: PlanBook = { routes, plans, shifts, calendar, unsent: new Map() };
  for (const one of own) over(book, one);
  return book;
}

async function shown<T>(db: DeviceDb, type: Document['type']): Promise<Map<string, T>> {
  const rows = await db.documents.where('[type+id]').between([type, ''], [type, '\uffff']).toArray();
  return new Map(rows.map(({ id, body }) => [id, body as T]));
}

type Own = { entry: Entry; row: OwnRow };

function over(book: PlanBook, { entry, row }: Own): void {
  const refused = !isDelivered(row) && row.state === 'attention';
  book.unsent.set(entry.subject, { refused });
  // What was turned away does not hold; it is only said that it was.
  if (refused) return;
  const receivedAt = isDelivered(row) ? row.receipt.serverTime : null;
  if (entry.kind === 'route-kept') {
    const read = ((_type: Document['type'], id: string) => book.routes.get(id)) as Read;
    book.routes.set(entry.subject, foldRoute(entry, read, receivedAt));
  }
  if (entry.kind === 'calendar-set') book.calendar = changed(book.calendar, entry.body);
  if (entry.kind === 'plan-kept') {
    const read = ((_type: Document['type'], id: string) => book.plans.get(id)) as Read;
    book.plans.set(entry.subject, foldPlan(entry, read, receivedAt));
  }
  if (entry.kind === 'shift-kept' || entry.kind === 'turns-changed') {
    const read = ((_type: Document['type'], id: string) => book.shifts.get(id)) as Read;
    for (const { id, body } of foldShift(entry, read, receivedAt)) book.shifts.set(id, body as ShiftRecord);
  }
}

/** Records a route as it is to stand. Refuses `forbidden`, `place-unknown`, `bad-shape`. */
export async function keepRoute(db: DeviceDb, body: Route): Promise<void> {
  const book = await placeBook(db);
  const known = body.points.flatMap(({ placeId }): Document[] => {
    const place = book.get(placeId);
    return place ? [{ type: 'place', id: placeId, body: place }] : [];
  });
  await recordFact(db, { kind: 'route-kept', ...about(body.id), schema: schemaOfRoute(body), body }, undefined, known);
}

/** Records a plan as it is to stand. Refuses `forbidden`, `route-unknown`, `shift-unknown`, `nights-too-few`, `bad-shape`. */
export async function keepPlan(db: DeviceDb, body: Plan): Promise<void> {
  const { routes, plans, shifts } = await planBook(db);
  const [route, before] = [routes.get(body.routeId), plans.get(body.id)];
  if (hasFewNights(body, route, await school(db))) throw new Refusal('nights-too-few');
  const known: Document[] = [
    ...(route ? [{ type: 'route' as const, id: route.id, body: route }] : []),
    ...(before ? [{ type: 'plan' as const, id: before.id, body: before }] : []),
    ...documentsOf(shifts, body.who.shifts ?? []),
  ];
  const schema = body.who.shifts ? 3 : body.location ? 2 : 1;
  await recordFact(db, { kind: 'plan-kept', ...about(body.id), schema, body }, undefined, known);
}

/** Records a shift as it is to stand, with the pattern of its roster. Refuses `forbidden`, `bad-shape`. */
export async function keepShift(db: DeviceDb, body: Shift): Promise<void> {
  const known = documentsOf((await planBook(db)).shifts, [body.id]);
  await recordFact(db, { kind: 'shift-kept', ...about(body.id), body }, undefined, known);
}

/** Records who stands in for whom, or that it does not hold any more. Refuses `forbidden`, `shift-unknown`, `bad-shape`. */
export async function changeTurns(db: DeviceDb, body: Turns): Promise<void> {
  const ids = body.turns.map(({ shiftId }) => shiftId);
  const known = documentsOf((await planBook(db)).shifts, ids);
  await recordFact(db, { kind: 'turns-changed', ...about(ids[0] ?? ''), body }, undefined, known);
}

const documentsOf = (shifts: ReadonlyMap<string, ShiftRecord>, ids: readonly string[]): Document[] =>
  ids.flatMap((id): Document[] => {
    const body = shifts.get(id);
    return body ? [{ type: 'shift', id, body }] : [];
  });

/** Records the calendar of the school as it is to stand; `was`: as it stood before whoever changed it. Refuses `forbidden`, `bad-shape`. */
export async function setCalendar(db: DeviceDb, calendar: Calendar, was: Calendar): Promise<void> {
  const subject = (await school(db))?.id ?? '';
  await recordFact(db, { kind: 'calendar-set', ...about(subject), schema: 2, body: { ...calendar, was } });
}

const about = (subject: string) => ({ schema: 1 as const, subject, supersedes: null, photos: [] });
