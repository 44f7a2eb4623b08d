// Own entries with a receipt: their photos on the way to the server, and what happens when the server is another one.
import { photosOf } from '../domain/photos-of.ts';
import type { Photo } from '../domain/photo.ts';
import type { VoiceType } from '../domain/voice.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { metaOf, putMeta } from './meta.ts';
import { pullState } from './changes.ts';
import { receivingRows } from './receiving.ts';
import type { DeliveredRow, OutboxRow } from './rows.ts';

export type WantedPhoto = { sha256: string; bytes: number; type: Photo['type'] | VoiceType; entryId: string };

/** Photos to send: entry by entry, the smallest first within one; without those that need a person. */
export async function wantedPhotos(db: DeviceDb): Promise<WantedPhoto[]> {
  const wanted = new Map<string, WantedPhoto>();
  for (const row of await receivingRows(db)) {
    const troubled = new Set(row.troubles.map((trouble) => trouble.sha256));
    const types = await photoTypes(db, row.id);
    const photos = row.photos.filter(({ sha256 }) => row.missing.includes(sha256) && !troubled.has(sha256));
    for (const { sha256, bytes } of photos.sort((a, b) => a.bytes - b.bytes)) {
      wanted.set(
        sha256,
        wanted.get(sha256) ?? { sha256, bytes, type: types.get(sha256) ?? 'image/jpeg', entryId: row.id },
      );
    }
  }
  return [...wanted.values()];
}

async function photoTypes(db: DeviceDb, entryId: string): Promise<Map<string, WantedPhoto['type']>> {
  const entry = (await db.entries.get(entryId))?.entry;
  return new Map((entry ? photosOf(entry) : []).map((photo) => [photo.sha256, photo.type]));
}

/**
 * The server has a photo. `entries`: what it said at `serverTime` (UTC ms) each entry still waits for; an answer that was
 * overtaken by another may only take away, never add.
 */
export async function photoArrived(
  db: DeviceDb,
  sha256: string,
  entries: readonly { id: string; missing: string[] }[],
  serverTime: number,
): Promise<void> {
  const said = new Map(entries.map((entry) => [entry.id, new Set(entry.missing)]));
  await changeReceiving(db, sha256, (row) => {
    const missing = row.missing.filter((other) => other !== sha256 && (said.get(row.id)?.has(other) ?? true));
    const troubles = row.troubles.filter((trouble) => missing.includes(trouble.sha256));
    return { ...row, missing, troubles, stuck: undefined, ...(missing.length === 0 && { completeAt: serverTime }) };
  });
}

/** Something on the way sent it back with this status. */
export const photoStuck = (db: DeviceDb, sha256: string, stuck: number): Promise<void> =>
  changeReceiving(db, sha256, (row) => ({ ...row, stuck }));

/** The server had these photos and has them no more: what is still here is sent again (F6). */
export async function wantedAgain(db: DeviceDb, wanted: readonly { id: string; missing: string[] }[]): Promise<void> {
  if (wanted.length === 0) return;
  await durably(db, () =>
    db.transaction('rw', db.delivered, db.photoBytes, async () => {
      for (const { id, missing } of wanted) {
        const row = await db.delivered.get(id);
        if (!row) continue;
        const lacking = missing.filter((sha256) => row.photos.some((photo) => photo.sha256 === sha256));
        const here = await db.photoBytes.where('sha256').anyOf(lacking).primaryKeys();
        const { completeAt: _completeAt, ...rest } = row;
        if (here.length > 0) await db.delivered.put({ ...rest, missing: [...new Set([...row.missing, ...here])] });
      }
    }),
  );
}

/** The photo cannot be sent as it is: its record stays, and a person has to act. */
export async function photoInTrouble(db: DeviceDb, sha256: string, code: ProblemCode): Promise<void> {
  await changeReceiving(db, sha256, (row) => ({
    ...row,
    troubles: [...row.troubles.filter((trouble) => trouble.sha256 !== sha256), { sha256, code }],
  }));
}

async function changeReceiving(
  db: DeviceDb,
  sha256: string,
  change: (row: DeliveredRow) => DeliveredRow,
): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.delivered, async () => {
      const rows = await db.delivered.where('missing').equals(sha256).toArray();
      await db.delivered.bulkPut(rows.map(change));
    }),
  );
}

/** The server does not know the entry of a photo after all: it is offered again. */
export async function offerAgain(db: DeviceDb, entryId: string): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.outbox, db.delivered, async () => {
      const row = await db.delivered.get(entryId);
      if (row && row.cleared !== 'text') await backToOutbox(db, [row]);
    }),
  );
}

/** What `other` heard later than this person, by the school's clock: that its database is another one by now (C5). */
export async function hearOfEpoch(db: DeviceDb, other: DeviceDb): Promise<void> {
  const said = await metaOf(other, 'epoch');
  if (said && (await heardAt(other)) > (await heardAt(db))) await noteEpoch(db, said.epoch, Date.now());
}

async function heardAt(db: DeviceDb): Promise<number> {
  const clock = await metaOf(db, 'clock');
  return clock ? clock.at + clock.offsetMs : 0;
}

async function backToOutbox(db: DeviceDb, rows: readonly DeliveredRow[]): Promise<void> {
  await db.outbox.bulkPut(rows.map(unreceived));
  await db.delivered.bulkDelete(rows.map((row) => row.id));
}

function unreceived(row: DeliveredRow): OutboxRow {
  const {
    seq: _seq,
    receipt: _receipt,
    anchor: _anchor,
    completeAt: _completeAt,
    receivedAt: _at,
    missing: _missing,
    troubles: _troubles,
    replaced: _replaced,
    quarantined: _quarantined,
    ...own
  } = row;
  return { ...own, state: 'waiting', strikes: 0, code: null, path: null };
}

/**
 * Notes which life of the server's database this is. True when it is another one than before: the server was restored,
 * may have lost what it had given receipts for, and everything kept here is offered again; the download starts anew. What
 * was cleared to make room lies in a backup and cannot be offered.
 */
export async function noteEpoch(db: DeviceDb, epoch: string, now: number): Promise<boolean> {
  const known = await metaOf(db, 'epoch');
  if (known?.epoch === epoch) return false;
  await durably(db, () =>
    db.transaction('rw', db.meta, db.outbox, db.delivered, async () => {
      const before = await metaOf(db, 'epoch');
      if (before?.epoch === epoch) return;
      await putMeta(db, 'epoch', { epoch, changedAt: before ? now : null });
      if (!before) return;
      const pull = await pullState(db);
      await putMeta(db, 'pull', { ...pull, cursor: '', pass: pull.pass + 1, full: true, seq: 0, through: 0 });
      await putMeta(db, 'announced', { through: 0 });
      // Those that are here go once more (E6), and those that are gone have to go there, too.
      const copied = Object.keys((await metaOf(db, 'copied')) ?? {});
      await putMeta(db, 'copied', Object.fromEntries(copied.map((id) => [id, 0])));
      await backToOutbox(db, await db.delivered.filter((row) => row.cleared !== 'text').toArray());
    }),
  );
  return known !== undefined;
}
