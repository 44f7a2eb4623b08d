// Correcting a record the school has: a new submission that names the one it takes the place of (`design.md` 3).
import type { Photo } from '../domain/photo.ts';
import type { Voice } from '../domain/voice.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { photosInPlace } from './draft-row.ts';
import { durably } from './durably.ts';
import { sha256Hex } from './new-id.ts';
import { isDelivered, mayCorrect, standingRow, type OwnRow } from './own.ts';
import { draftOf, photoItemsOf } from './record.ts';
import type { Draft } from './rows.ts';

/**
 * Opens a draft with everything the record says, without the photos that are lost; it starts at the item of the first
 * of them. The record stands until the draft is submitted. Refuses `conflict` when it may not be corrected or is being
 * corrected already.
 */
export async function correctInspection(db: DeviceDb, inspectionId: string, reason: string): Promise<Draft> {
  const row = await standingRow(db, inspectionId);
  const text = row && (await db.entries.get(row.id));
  if (!row || text?.entry.kind !== 'inspection-submitted' || !text.record)
    throw new Refusal('conflict', { inspectionId });
  const { entry } = text;
  if (!mayCorrect(row, entry.body.correction !== undefined)) throw new Refusal('conflict', { inspectionId });
  const lost = await lostPhotos(db, row, entry.body.photos);
  const lostVoices = await lostPhotos(db, row, entry.body.voices ?? []);
  const whole = draftOf(entry, text.record, await photoItemsOf(db, entry.body));
  const draft = photosInPlace({
    ...whole,
    // What the server refused is not in its record, and cannot be named there.
    supersedes: isDelivered(row) ? entry.id : entry.supersedes,
    photos: whole.photos.filter((photo) => !lost.includes(photo)),
    ...(whole.voices && { voices: whole.voices.filter((voice) => !lostVoices.includes(voice)) }),
    itemId: lost[0]?.itemId ?? null,
    correction: { reason, finishedAt: entry.body.finishedAt },
  });
  await durably(db, () =>
    db.transaction('rw', db.drafts, db.outbox, async () => {
      const here = await db.drafts.get(draft.id);
      // A commit whose answer was lost with the connection: it is this one.
      if (here && JSON.stringify(here) === JSON.stringify(draft)) return;
      if (here) throw new Refusal('conflict', { inspectionId });
      if (!isDelivered(row)) await db.outbox.update(row.id, { state: 'set-aside' });
      await db.drafts.add(draft);
    }),
  );
  return draft;
}

/** What the server does not have and cannot get: in trouble there, gone from this phone, or damaged on it. */
async function lostPhotos<T extends Photo | Voice>(db: DeviceDb, row: OwnRow, photos: readonly T[]): Promise<T[]> {
  if (!isDelivered(row)) return [];
  const refused = new Set(row.troubles.map((trouble) => trouble.sha256));
  const isLost = async ({ sha256 }: T): Promise<boolean> => {
    if (!row.missing.includes(sha256)) return false;
    const kept = await db.photoBytes.get(sha256);
    return refused.has(sha256) || !kept || (await sha256Hex(kept.bytes)) !== sha256;
  };
  const checked = await Promise.all(photos.map(async (photo) => ((await isLost(photo)) ? [photo] : [])));
  return checked.flat();
}
