// What the school has not been told that this phone holds.
import type { Announce, Announced } from '../domain/protocol.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { metaOf, putMeta } from './meta.ts';

/**
 * The oldest `limit` entries that have not been announced, and `through`: the number to remember once they have.
 * Entries brought from another phone (opSeq below 0 here) were announced there.
 */
async function unannounced(db: DeviceDb, limit: number): Promise<{ items: Announced[]; through: number }> {
  const { through } = (await metaOf(db, 'announced')) ?? { through: 0 };
  const rows = await db.outbox
    .where('opSeq')
    .above(through)
    .filter((row) => row.state !== 'set-aside')
    .limit(limit)
    .toArray();
  const texts = await db.entries.bulkGet(rows.map((row) => row.id));
  const items = rows.flatMap((row, i): Announced[] => {
    const entry = texts[i]?.entry;
    if (!entry) return [];
    const { id, kind, subject, opSeq, hash } = entry;
    const bytes = row.photos.reduce((sum, photo) => sum + photo.bytes, row.bytes);
    return [{ id, kind, subject, opSeq, at: row.at, photos: row.photos.length, bytes, hash }];
  });
  return { items, through: rows.at(-1)?.opSeq ?? through };
}

/** What the school has not heard of, all of it at one moment. */
export const untold = (db: DeviceDb, limit: number) =>
  atOnce(db, async () => ({ ...(await unannounced(db, limit)), lost: await untoldLoss(db) }));

export async function markAnnounced(db: DeviceDb, through: number): Promise<void> {
  await putMeta(db, 'announced', { through });
}

/** A loss the school has not heard of yet. */
export async function untoldLoss(db: DeviceDb): Promise<Announce['lost']> {
  const loss = await metaOf(db, 'loss');
  return loss && !loss.told ? { device: loss.device, things: loss.things, at: loss.at } : undefined;
}

export async function markTold(db: DeviceDb): Promise<void> {
  const loss = await metaOf(db, 'loss');
  if (loss) await putMeta(db, 'loss', { ...loss, told: true });
}
