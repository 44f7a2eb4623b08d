// Makes room: removes photo bytes that nothing names any more.
import { attachments } from '../domain/inspection.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { photosInHand } from './held-photos.ts';
import { metaOf } from './meta.ts';
import type { Draft } from './rows.ts';
import { unnamedKeys } from './unnamed.ts';

const takeBackMs = 24 * 3_600_000;

/**
 * Removes the bytes of discarded drafts, and of photos taken out more than 24 h before `now` (UTC ms).
 * What an own entry names stays, delivered or not. One transaction, so a photo that is being kept is never in between.
 */
export async function sweepPhotos(db: DeviceDb, now: number): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', [db.meta, db.photoBytes, db.thumbs, db.drafts, db.outbox, db.delivered], async () => {
      const named = new Set<string>(photosInHand(await metaOf(db, 'inHand')));
      for (const draft of await db.drafts.toArray()) {
        const kept = await withoutLongDropped(db, draft, now);
        for (const one of [...attachments(kept), ...kept.dropped.map((drop) => drop.photo)]) named.add(one.sha256);
      }
      const open = new Set(await db.drafts.toCollection().primaryKeys());
      for (const key of await unnamedKeys(db)) {
        const parts = key.split(':');
        if (open.has(parts[1]!)) named.add(parts.at(-1)!);
        else await db.meta.delete(key);
      }
      const name = (row: { photos: { sha256: string }[] }) => row.photos.forEach((photo) => named.add(photo.sha256));
      await db.outbox.each(name);
      await db.delivered.each(name);
      const gone = (await db.photoBytes.toCollection().primaryKeys()).filter((sha256) => !named.has(sha256));
      await db.photoBytes.bulkDelete(gone);
      await db.thumbs.bulkDelete(gone);
    }),
  );
}

async function withoutLongDropped(db: DeviceDb, draft: Draft, now: number): Promise<Draft> {
  const dropped = draft.dropped.filter((drop) => now - drop.at < takeBackMs);
  if (dropped.length === draft.dropped.length) return draft;
  const kept = { ...draft, dropped };
  await db.drafts.put(kept);
  return kept;
}
