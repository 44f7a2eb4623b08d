// What the person has recorded: what the server last said, with what it has not heard yet laid over it.
import { attachments } from '../domain/inspection.ts';
import type { InspectionRecord } from '../domain/documents.ts';
import type { Receipt } from '../domain/protocol.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { Template } from '../domain/template.ts';
import { Dexie } from 'dexie';
import { atOnce } from './at-once.ts';
import { receivingRows } from './receiving.ts';
import type { DeviceDb } from './device-db.ts';
import { walkedTemplate } from './walked-template.ts';
import { isDelivered, newestUnseen, recordOf, rowsOf, speaks, standing, type OwnRow, mayCorrect } from './own.ts';
import type { DeliveredRow, PhotoTrouble, RecordSummary } from './rows.ts';

/** waiting 待上传, receiving 已收到·照片 k/n, delivered 已送达, attention 需要处理. */
export type RecordState = 'waiting' | 'receiving' | 'delivered' | 'attention';

export type RecordLine = RecordSummary & {
  delivery: RecordState;
  photos: { have: number; total: number };
  /** 补录: finished on another day than it was begun. */
  late: boolean;
  /** Photos were removed here to make room: server and backup have them. */
  cleared: boolean;
  /** Why it needs attention. */
  code: ProblemCode | null;
  path: string | null;
  /** Photos that cannot be sent as they are. */
  troubles: PhotoTrouble[];
  /** It waits because something on the way sends it, or a photo of it, back with this status. */
  stuck?: number | undefined;
};
export type OwnRecord = RecordLine & {
  inspection: InspectionRecord['inspection'];
  template: Template | undefined;
  receipts: Receipt[];
  /** Before its first receipt a submission can be taken back. */
  mayWithdraw: boolean;
  /** After it, it can be corrected; `correcting`: that has been begun. */
  mayCorrect: boolean;
  correcting: boolean;
};
/** What has not arrived. `records` have no receipt, `receivingRecords` still lack photos; `oldestAt` UTC ms. */
export type DeliveryCounts = {
  records: number;
  photos: number;
  bytes: number;
  oldestAt: number | null;
  attention: number;
  receivingRecords: number;
};

/** What only the inspection itself says. */
type Told = { total: number; late: boolean };

const notWithdrawn = (thing: { state: string }): boolean => thing.state !== 'withdrawn';

/** Newest first; withdrawn ones are left out. */
export const ownRecords = (db: DeviceDb, limit: number): Promise<RecordLine[]> =>
  atOnce(db, () => readRecords(db, limit));

async function readRecords(db: DeviceDb, limit: number): Promise<RecordLine[]> {
  const unseen = await newestUnseen(db, limit);
  const records = new Map<string, RecordSummary & Told>();
  // What own entries took back must not shorten the list.
  for (const row of await ownInspections(db)
    .limit(limit + unseen.length)
    .toArray()) {
    const { inspection, ...summary } = row.body as InspectionRecord;
    records.set(row.id, { ...summary, total: attachments(inspection).length, late: inspection.late !== undefined });
  }
  const texts = await db.entries.bulkGet(unseen.map((row) => row.id));
  for (const [i, row] of unseen.entries()) {
    const text = texts[i];
    const record = recordOf(text, row);
    if (record) records.set(record.id, { ...record, total: row.photos.length, late: 'late' in text!.entry.body });
  }
  const shown = [...records.values()]
    .filter(notWithdrawn)
    .sort((a, b) => b.submittedAt - a.submittedAt)
    .slice(0, limit);
  const rows = await rowsById(
    db,
    shown.map((record) => record.entries.at(-1) ?? ''),
  );
  return shown.map(({ total, late, ...record }, i) => lineOf(record, { total, late }, rows[i]));
}

export async function ownRecord(db: DeviceDb, id: string): Promise<OwnRecord | undefined> {
  const [record, rows] = await atOnce(db, () => Promise.all([standing(db, id), rowsOf(db, id)]));
  if (!record) return undefined;
  const { inspection, ...summary } = record;
  const last = rows.find((row) => row.id === record.entries.at(-1));
  return {
    ...lineOf(summary, { total: attachments(inspection).length, late: inspection.late !== undefined }, last),
    inspection,
    template: await walkedTemplate(db, inspection),
    receipts: rows.flatMap((row) => (isDelivered(row) ? [row.receipt] : [])),
    mayWithdraw: last?.kind === 'inspection-submitted' && !isDelivered(last) && !inspection.correction,
    mayCorrect: mayCorrect(last, inspection.correction !== undefined),
    correcting: (await db.drafts.get(id)) !== undefined,
  };
}

function ownInspections(db: DeviceDb) {
  return db.documents
    .where('[type+by+at]')
    .between(['inspection', db.personId, Dexie.minKey], ['inspection', db.personId, Dexie.maxKey])
    .reverse()
    .filter((row) => notWithdrawn(row.body as InspectionRecord));
}

async function rowsById(db: DeviceDb, ids: string[]): Promise<(OwnRow | undefined)[]> {
  const [waiting, delivered] = await Promise.all([db.outbox.bulkGet(ids), db.delivered.bulkGet(ids)]);
  return ids.map((_, i) => waiting[i] ?? delivered[i]);
}

/** A record without a row of this phone came from the server, so it is there. */
function lineOf(record: RecordSummary, { total, late }: Told, row: OwnRow | undefined): RecordLine {
  const fine = {
    ...record,
    late,
    code: null,
    path: null,
    troubles: [],
    cleared: row?.cleared !== undefined,
    held: null,
  };
  if (!row) return { ...fine, delivery: 'delivered', photos: { have: total, total } };
  const { lacks, ...way } = wayOf(row);
  const have = isDelivered(row) ? total - lacks : 0;
  return { ...fine, ...way, photos: { have, total }, path: isDelivered(row) ? null : row.path };
}

/** How far one own entry has come. `lacks`: photos of it that the school does not have; `code`: why it needs attention. */
export type Way = Pick<RecordLine, 'delivery' | 'code' | 'troubles' | 'stuck'> & { lacks: number };

export function wayOf(row: OwnRow): Way {
  const { stuck } = row;
  if (!isDelivered(row)) {
    const delivery = row.state === 'attention' ? 'attention' : 'waiting';
    return { delivery, code: row.code, troubles: [], stuck, lacks: row.photos.length };
  }
  const troubles = openTroubles(row);
  const delivery = troubles.length > 0 ? 'attention' : row.missing.length > 0 ? 'receiving' : 'delivered';
  return { delivery, code: troubles[0]?.code ?? null, troubles, stuck, lacks: row.missing.length };
}

const openTroubles = (row: DeliveredRow) => row.troubles.filter((trouble) => row.missing.includes(trouble.sha256));

export async function deliveryCounts(db: DeviceDb): Promise<DeliveryCounts> {
  const [all, receiving] = await atOnce(db, () => Promise.all([db.outbox.toArray(), receivingRows(db)]));
  const waiting = all.filter(speaks);
  const photos = new Map(waiting.flatMap((row) => row.photos).map((photo) => [photo.sha256, photo.bytes]));
  for (const row of receiving) {
    for (const photo of row.photos) if (row.missing.includes(photo.sha256)) photos.set(photo.sha256, photo.bytes);
  }
  const ages = [...waiting, ...receiving].map((row) => row.at);
  const beingReplaced = new Set(waiting.map((row) => row.subject));
  return {
    records: new Set(waiting.map((row) => row.subject)).size,
    photos: photos.size,
    bytes: [...waiting.map((row) => row.bytes), ...photos.values()].reduce((sum, bytes) => sum + bytes, 0),
    oldestAt: ages.length > 0 ? Math.min(...ages) : null,
    attention:
      waiting.filter((row) => row.state === 'attention').length +
      receiving.filter((row) => openTroubles(row).length > 0 && !beingReplaced.has(row.subject)).length,
    receivingRecords: new Set(receiving.map((row) => row.subject)).size,
  };
}
