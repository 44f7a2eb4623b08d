// What was found the last time one checklist was walked at one place.
import { Dexie } from 'dexie';
import type { InspectionRecord } from '../domain/documents.ts';
import { atOnce } from './at-once.ts';
import { spot } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import { standing } from './own.ts';

/** How many earlier inspections are looked at: a few, since the newest may have been taken back. */
const mostBefore = 5;

/** The inspections last recorded here for one place and checklist. */
async function lastSubjects(db: DeviceDb, spot: string): Promise<string[]> {
  const [from, to] = [
    [spot, Dexie.minKey],
    [spot, Dexie.maxKey],
  ];
  const [waiting, delivered] = await Promise.all([
    db.outbox.where('[spot+opSeq]').between(from, to).reverse().limit(mostBefore).toArray(),
    db.delivered.where('[spot+opSeq]').between(from, to).reverse().limit(mostBefore).toArray(),
  ]);
  return [...waiting, ...delivered].map((row) => row.subject);
}

/** The person's previous inspection of this place with this checklist, any version. */
export const lastResults = (
  db: DeviceDb,
  placeId: string,
  templateCode: string,
): Promise<InspectionRecord | undefined> => atOnce(db, () => lastOn(db, spot(placeId, templateCode)));

async function lastOn(db: DeviceDb, key: string): Promise<InspectionRecord | undefined> {
  const shown = await db.documents
    .where('[by+spot+at]')
    .between([db.personId, key, Dexie.minKey], [db.personId, key, Dexie.maxKey])
    .reverse()
    .limit(mostBefore)
    .toArray();
  const ids = new Set([...(await lastSubjects(db, key)), ...shown.map((row) => row.id)]);
  const records = await Promise.all([...ids].map((id) => standing(db, id)));
  return records
    .flatMap((record) => (record && record.state !== 'withdrawn' ? [record] : []))
    .sort((a, b) => b.submittedAt - a.submittedAt)[0];
}
