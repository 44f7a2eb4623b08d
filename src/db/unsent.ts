// What the server does not hold yet, whole: for saving it as a file when no network will come.
import type { UnsentFile } from '../domain/unsent-file.ts';
import type { Entry } from '../domain/entry.ts';
import { photosOf } from '../domain/photos-of.ts';
import { atOnce } from './at-once.ts';
import { receivingRows } from './receiving.ts';
import { version, type DeviceDb, type Draft } from './device-db.ts';
import { metaOf } from './meta.ts';

/**
 * Entries in the order they were recorded; those with a receipt are named too while photos of theirs are missing. `inHand`: what is not said
 * yet. `drafts`: inspections that are being made, as they are stored.
 */
export type Unsent = {
  entries: Entry[];
  photos: { sha256: string; type: string }[];
  inHand: NonNullable<UnsentFile['inHand']>;
  drafts: Draft[];
};

/** Of the rows of drafts in a file: whoever takes them in must know them. */
export const draftsVersion = version;

/** A draft that is on screen and nowhere else. */
export const onlyOf = (draft: Draft): Unsent => ({ entries: [], photos: [], inHand: {}, drafts: [draft] });

/** How many things have not arrived whole: records, and whatever else is said. */
export async function countUnsent(db: DeviceDb): Promise<number> {
  const waiting = await db.outbox.where('state').notEqual('set-aside').toArray();
  return new Set([...waiting, ...(await receivingRows(db))].map((row) => row.subject)).size;
}

/** `onScreen`: a draft as it is on screen, where that could not be written. */
export async function unsent(db: DeviceDb, onScreen?: Draft): Promise<Unsent> {
  const { waiting, delivered, texts, held } = await atOnce(db, async () => {
    const [waiting, delivered] = await Promise.all([db.outbox.toArray(), receivingRows(db)]);
    const rows = [...delivered, ...waiting].sort((a, b) => a.opSeq - b.opSeq);
    const texts = await db.entries.bulkGet(rows.map((row) => row.id));
    return { waiting, delivered, texts, held: await metaOf(db, 'inHand') };
  });
  const entries = texts.flatMap((text) => (text ? [text.entry] : []));
  const wanted = new Set([
    ...waiting.flatMap((row) => row.photos.map(({ sha256 }) => sha256)),
    ...delivered.flatMap((row) => row.missing),
  ]);
  const types = new Map(
    entries.flatMap((entry) => photosOf(entry).map((photo) => [photo.sha256, photo.type] as const)),
  );
  const inHand: Unsent['inHand'] = {};
  for (const [about, { said, photos, at }] of Object.entries(held ?? {})) {
    inHand[about] = { said: { ...said }, photos: [...photos], ...(at !== undefined && { at }) };
    for (const { sha256, type } of photos) {
      wanted.add(sha256);
      types.set(sha256, type);
    }
  }
  const stored = await db.drafts.toArray();
  const drafts = onScreen ? [...stored.filter(({ id }) => id !== onScreen.id), onScreen] : stored;
  for (const { photos, voices = [] } of drafts)
    for (const { sha256, type } of [...photos, ...voices]) {
      wanted.add(sha256);
      types.set(sha256, type);
    }
  return {
    inHand,
    drafts,
    entries,
    photos: [...wanted].map((sha256) => ({ sha256, type: types.get(sha256) ?? 'image/jpeg' })),
  };
}
