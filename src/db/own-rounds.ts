// Rounds as they stand here: what the server said, with own entries that it has not shown yet folded over it.
import type { Document, Read } from '../domain/documents.ts';
import type { Person } from '../domain/person.ts';
import { plansOf, type PlanRecord } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Round } from '../domain/round.ts';
import { foldWalk, isRoundEntry, type WalkEntry } from '../domain/round-fold.ts';
import { readRoundId } from '../domain/round-id.ts';
import type { RouteRecord } from '../domain/route.ts';
import type { ShiftRecord } from '../domain/shift.ts';
import { atOnce } from './at-once.ts';
import { pullState } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import { placeBook } from './school-places.ts';
import { isDelivered, rowsOf, unseenOfKinds, type OwnRow } from './own.ts';

/** One round; undefined where nobody is known to have begun it. */
export const roundHere = (db: DeviceDb, id: string): Promise<Round | undefined> => atOnce(db, () => readRound(db, id));

async function readRound(db: DeviceDb, id: string): Promise<Round | undefined> {
  const shown = (await db.documents.get(['round', id]))?.body as Round | undefined;
  const { seq } = await pullState(db);
  const rows = (await rowsOf(db, id)).filter((row) => isUnseen(row, seq));
  if (rows.length === 0) return shown;
  const texts = await db.entries.bulkGet(rows.map((row) => row.id));
  const person = (await db.documents.get(['person', db.personId]))?.body as Person | undefined;
  let round = shown;
  const read = ((type: Document['type']) =>
    type === 'round' ? round : type === 'person' ? person : undefined) as Read;
  for (const [i, row] of rows.entries()) {
    const entry = texts[i]?.entry;
    if (entry && isRoundEntry(entry) && entry.kind !== 'round-closed' && !isIn(round, entry.id))
      round = folded(entry, read, row) ?? round;
  }
  return round;
}

/** Held for a manager, it comes in no document, and must not drop out of sight. */
const isUnseen = (row: OwnRow, seq: number): boolean =>
  isDelivered(row) ? row.seq > seq || row.quarantined !== null : row.state !== 'set-aside';

const isIn = (round: Round | undefined, id: string): boolean =>
  round?.points.some(({ visits, skips }) => [...visits, ...skips].some((one) => one.id === id)) ?? false;

/** undefined where it cannot be folded: the round it goes on with was set aside. */
function folded(entry: WalkEntry, read: Read, row: OwnRow): Round | undefined {
  try {
    const [document] = foldWalk(entry, read, isDelivered(row) ? row.receipt.serverTime : null);
    return document?.type === 'round' ? document.body : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/**
 * Ids of rounds since `day` that somebody is known to have begun, but for those that are `known`: by a plan that was changed before this
 * phone heard of it, for one. To be read with them `atOnce`.
 */
export async function begunBesides(db: DeviceDb, day: string, known: ReadonlySet<string>): Promise<string[]> {
  const keys = await db.documents.where('[type+id]').between(['round', ''], ['round', '\uffff']).primaryKeys();
  const shown = keys.map(([, id]) => id).filter((id) => (readRoundId(id)?.day ?? '') >= day);
  const own = (await unseenOfKinds(db, ['round-started'])).map(({ entry }) => entry.subject);
  return [...new Set([...shown, ...own])].filter((id) => !known.has(id));
}

const all = async <T>(db: DeviceDb, type: Document['type']): Promise<T[]> =>
  (await db.documents.where('[type+id]').between([type, ''], [type, '\uffff']).toArray()).map(({ body }) => body as T);

export const routes = async (db: DeviceDb): Promise<Map<string, RouteRecord>> =>
  new Map((await all<RouteRecord>(db, 'route')).map((route) => [route.id, route]));

export const shifts = async (db: DeviceDb): Promise<Map<string, ShiftRecord>> =>
  new Map((await all<ShiftRecord>(db, 'shift')).map((shift) => [shift.id, shift]));

/** The plans this person walks, on duty or not, those out of use too: what was due before still is. */
export async function ownPlans(db: DeviceDb, person: Person): Promise<PlanRecord[]> {
  const plans = await all<PlanRecord>(db, 'plan');
  if (plans.length === 0) return [];
  const [book, known] = [await placeBook(db), await shifts(db)];
  return plansOf(
    person,
    plans,
    await routes(db),
    (id) => book.get(id),
    (id) => known.get(id),
  );
}

/** Does this person walk rounds at all? */
export const walksRounds = async (db: DeviceDb, person: Person): Promise<boolean> =>
  (await ownPlans(db, person)).length > 0;
