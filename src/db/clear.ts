// Makes room: removes what the server has received and a verified backup holds (RULES D1-D5).
import { attachments } from '../domain/inspection.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { photosInHand } from './held-photos.ts';
import { metaOf, type Metas } from './meta.ts';
import type { DeliveredRow, OutboxRow } from './rows.ts';
import { unnamedKeys } from './unnamed.ts';

const dayMs = 86_400_000;
const photosAfterMs = 3 * dayMs;
const textAfterMs = 30 * dayMs;

/**
 * Removes photo bytes three days after their entry was complete, and its text after thirty, oldest first; receipts and
 * small pictures stay. Only what a verified backup of this epoch holds, and only by the server's clock. Without a backup
 * nothing is removed.
 */
export async function clearDelivered(db: DeviceDb): Promise<void> {
  const durable = await metaOf(db, 'durable');
  if (!durable) return;
  await durably(db, () =>
    db.transaction('rw', [db.meta, db.photoBytes, db.drafts, db.entries, db.outbox, db.delivered], async () => {
      const known = await metaOf(db, 'durable');
      if (!known || known.epoch !== (await metaOf(db, 'epoch'))?.epoch) return;
      const covered = await db.delivered.where('seq').belowOrEqual(known.through).toArray();
      const safeFor = (row: DeliveredRow): number => (isCovered(row, known) ? known.heardAt - completeAt(row) : -1);
      const old = covered.filter((row) => row.cleared === undefined && safeFor(row) >= photosAfterMs);
      await clearPhotos(db, old);
      await clearTexts(
        db,
        covered.filter((row) => row.cleared !== 'text' && safeFor(row) >= textAfterMs),
      );
    }),
  );
}

const completeAt = (row: DeliveredRow): number => row.completeAt ?? row.receipt.serverTime;

/** A photo may arrive after the backup that holds its entry, so the backup must also have begun after it. */
const isCovered = (row: DeliveredRow, { epoch, at }: Metas['durable']): boolean =>
  row.receipt.epoch === epoch && row.missing.length === 0 && completeAt(row) < at;

async function clearPhotos(db: DeviceDb, rows: readonly DeliveredRow[]): Promise<void> {
  const cleared = new Set(rows.map((row) => row.id));
  const needed = new Set<string>(photosInHand(await metaOf(db, 'inHand')));
  const need = (row: OutboxRow | DeliveredRow) => row.photos.forEach((photo) => needed.add(photo.sha256));
  await db.outbox.each(need);
  await db.delivered.each((row) => {
    if (!cleared.has(row.id) && (row.cleared === undefined || row.missing.length > 0)) need(row);
  });
  await db.drafts.each((draft) => {
    for (const { sha256 } of [...attachments(draft), ...draft.dropped.map((drop) => drop.photo)]) needed.add(sha256);
  });
  for (const key of await unnamedKeys(db)) needed.add(key.split(':').at(-1)!);
  const photos = rows.flatMap((row) => row.photos.map((photo) => photo.sha256));
  await db.photoBytes.bulkDelete(photos.filter((sha256) => !needed.has(sha256)));
  await db.delivered.bulkPut(rows.map((row) => Object.assign(row, { cleared: 'photos' as const })));
}

/** Not while something here still builds on it. */
async function clearTexts(db: DeviceDb, rows: readonly DeliveredRow[]): Promise<void> {
  const open = new Set([...(await db.drafts.toCollection().primaryKeys()), ...(await subjectsWaiting(db))]);
  const free = rows.filter((row) => !open.has(row.subject));
  await db.entries.bulkDelete(free.map((row) => row.id));
  await db.delivered.bulkPut(free.map((row) => Object.assign(row, { cleared: 'text' as const })));
}

async function subjectsWaiting(db: DeviceDb): Promise<string[]> {
  const subjects: string[] = [];
  await db.outbox.each((row) => void subjects.push(row.subject));
  return subjects;
}
