// Own entries that the server's documents do not show yet: everything without a receipt, and what came after the last pull.
import type { Collection } from 'dexie';
import type { InspectionRecord } from '../domain/documents.ts';
import type { EntryKind, EntryOf } from '../domain/entry.ts';
import type { Inspection } from '../domain/inspection.ts';
import { correctedMs } from '../domain/moment.ts';
import type { Place } from '../domain/place.ts';
import { atOnce } from './at-once.ts';
import { pullState } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import type { DeliveredRow, EntryRow, OutboxRow, RecordSummary } from './rows.ts';

export type OwnRow = OutboxRow | DeliveredRow;

export const isDelivered = (row: OwnRow): row is DeliveredRow => 'receipt' in row;

/** Every own row that the documents do not show, in the order in which they were recorded. To be read with them `atOnce`. */
export async function unseenRows(db: DeviceDb): Promise<OwnRow[]> {
  const { seq } = await pullState(db);
  const [waiting, delivered, held] = await Promise.all([
    db.outbox.where('state').notEqual('set-aside').toArray(),
    db.delivered.where('seq').above(seq).toArray(),
    heldRows(db),
  ]);
  const rows = new Map<string, OwnRow>([...held, ...delivered, ...waiting].map((row) => [row.id, row]));
  return [...rows.values()].sort((a, b) => a.opSeq - b.opSeq);
}

/** Of the newest `limit` inspections among them the last row each. Thousands may wait, and a list shows a few. */
export async function newestUnseen(db: DeviceDb, limit: number): Promise<OwnRow[]> {
  const { seq } = await pullState(db);
  const [waiting, delivered, held] = await Promise.all([
    newestBySubject(db.outbox.orderBy('opSeq').reverse().filter(speaks), limit),
    newestBySubject(db.delivered.where('seq').above(seq).reverse(), limit),
    heldRows(db),
  ]);
  const newest = new Map<string, OwnRow>();
  for (const row of [...held, ...delivered, ...waiting]) {
    if (isAboutInspection(row) && row.opSeq > (newest.get(row.subject)?.opSeq ?? -Infinity))
      newest.set(row.subject, row);
  }
  return [...newest.values()];
}

/** What was set aside never reached the server and is a draft again: it says nothing about what stands. */
export const speaks = (row: OutboxRow): boolean => row.state !== 'set-aside';
export const isAboutInspection = (row: OwnRow): boolean =>
  row.kind === 'inspection-submitted' || row.kind === 'inspection-withdrawn';

async function newestBySubject<R extends OwnRow>(newestFirst: Collection<R, string>, limit: number): Promise<R[]> {
  const newest = new Map<string, R>();
  await newestFirst
    .until(() => newest.size >= limit)
    .each((row) => {
      if (isAboutInspection(row) && !newest.has(row.subject)) newest.set(row.subject, row);
    });
  return [...newest.values()];
}

/** No document comes of what is held for a manager, and it must not drop out of sight. */
async function heldRows(db: DeviceDb): Promise<DeliveredRow[]> {
  const held = await db.delivered.where('quarantined').above('').toArray();
  return (await Promise.all(held.map(async (row) => ((await isShown(db, row)) ? [] : [row])))).flat();
}

async function isShown(db: DeviceDb, row: OwnRow): Promise<boolean> {
  const document = await db.documents.get(['inspection', row.subject]);
  const { entries } = (document?.body ?? { entries: [] }) as Pick<InspectionRecord, 'entries'>;
  // What was said later and counts is what stands.
  const last = await db.delivered.get(entries.at(-1) ?? '');
  return entries.includes(row.id) || (last?.opSeq ?? 0) > row.opSeq;
}

/** `at`: when they were kept, UTC ms; by the server's clock once it has heard of it. */
export type KeptPlaces = { places: Place[]; at: number };

/** Places added or changed here that the server has not shown yet: entry by entry, in the order in which they were recorded. */
export async function ownPlaces(db: DeviceDb): Promise<KeptPlaces[]> {
  const own = await unseenOfKinds(db, ['place-added', 'places-kept']);
  return own.map(({ entry, row }) => {
    const at = isDelivered(row) ? row.receipt.serverTime : correctedMs(entry.at);
    return { places: entry.kind === 'place-added' ? [entry.body] : entry.body.places, at };
  });
}

/** Own entries of these kinds that the documents do not show, in the order in which they were recorded. To be read with them `atOnce`. */
export async function unseenOfKinds<K extends EntryKind>(
  db: DeviceDb,
  kinds: readonly K[],
  isAsked: (row: OwnRow) => boolean = () => true,
): Promise<{ entry: EntryOf<K>; row: OwnRow }[]> {
  const { seq } = await pullState(db);
  const waiting = await db.outbox.where('kind').anyOf(kinds).filter(speaks).toArray();
  const delivered = await db.delivered
    .where('seq')
    .above(seq)
    .filter(({ kind }) => (kinds as readonly EntryKind[]).includes(kind))
    .toArray();
  const rows = [...delivered, ...waiting].filter(isAsked).sort((a, b) => a.opSeq - b.opSeq);
  const texts = await db.entries.bulkGet(rows.map(({ id }) => id));
  return rows.flatMap((row, i) => (texts[i] ? [{ entry: texts[i].entry as EntryOf<K>, row }] : []));
}

/** Everything recorded here about one thing, in order, delivered or not. */
export async function rowsOf(db: DeviceDb, subject: string): Promise<OwnRow[]> {
  const [waiting, delivered] = await atOnce(db, () =>
    Promise.all([
      db.outbox.where('subject').equals(subject).toArray(),
      db.delivered.where('subject').equals(subject).toArray(),
    ]),
  );
  return [...delivered, ...waiting].sort((a, b) => a.opSeq - b.opSeq);
}

/** The last thing said here about an inspection that still counts: a submission set aside is a draft again. */
export async function standingRow(db: DeviceDb, inspectionId: string): Promise<OwnRow | undefined> {
  const rows = await rowsOf(db, inspectionId);
  const last = rows.findLast((row) => isDelivered(row) || speaks(row));
  // What a manager holds stands, though it was taken back in vain: the school had no record yet.
  return last ?? rows.findLast((row) => row.kind === 'inspection-withdrawn');
}

/** An inspection as it stands on this phone: what the server said, with what was recorded here since. */
export const standing = (db: DeviceDb, inspectionId: string): Promise<InspectionRecord | undefined> =>
  atOnce(db, () => readStanding(db, inspectionId));

async function readStanding(db: DeviceDb, inspectionId: string): Promise<InspectionRecord | undefined> {
  const document = (await db.documents.get(['inspection', inspectionId]))?.body as InspectionRecord | undefined;
  const last = await standingRow(db, inspectionId);
  // Taken back was what came too late: what was handed in from another phone stands.
  const isAside = last && !isDelivered(last) && !speaks(last);
  if (!last || (document && isAside) || document?.entries.includes(last.id)) return document;
  const record = recordOf(await db.entries.get(last.id), last);
  if (!record) return document;
  const inspection = (await inspectionOf(db, record)) ?? document?.inspection;
  return inspection && { ...record, inspection };
}

/** What a row's entry makes of its inspection, with the server's time once there is a receipt; undefined for other entries. */
export function recordOf(text: EntryRow | undefined, row: OwnRow): RecordSummary | undefined {
  const record = text?.record ?? undefined;
  return record && isDelivered(row) ? { ...record, receivedAt: row.receipt.serverTime } : record;
}

/** The inspection that the last submission among the record's entries says. */
export async function inspectionOf(db: DeviceDb, record: RecordSummary): Promise<Inspection | undefined> {
  const rows = await db.entries.bulkGet(record.entries);
  const submitted = rows.flatMap((row) => (row?.entry.kind === 'inspection-submitted' ? [row.entry] : []));
  return submitted.at(-1)?.body;
}

/**
 * May this be corrected? What stands has its receipt and its text is here still, or it is itself a correction that the
 * server refused.
 */
export const mayCorrect = (row: OwnRow | undefined, isCorrection: boolean): boolean =>
  row?.kind === 'inspection-submitted' &&
  (isDelivered(row) ? row.cleared !== 'text' : isCorrection && row.state === 'attention');
