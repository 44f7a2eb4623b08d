// Photo bytes, apart from the records that name them.
import type { Answer } from '../domain/answer.ts';
import { drawnOn } from '../domain/marked.ts';
import { maxPhotosPerEntry, maxPhotosPerItem, type Mark, type Photo } from '../domain/photo.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { changeDraft, photosInPlace, type Beside } from './draft-row.ts';
import { releaseReserve } from './durably.ts';
import { isFull } from './full.ts';
import { isTorn, mendJournal, noteTorn } from './journal.ts';
import { sha256Hex } from './new-id.ts';
import type { Put, TakenFor, Where } from './put-photo.ts';
import type { Draft } from './rows.ts';
import { keepReserve } from './storage.ts';
import { sweepPhotos } from './sweep.ts';
import { dropUnnamed, isRaw, keyOfUnnamed, unnamedAt, unnamedKeys } from './unnamed.ts';

/** full: no room left; damaged: what was read back is not what was stored; failed: it could not be stored. */
export class PhotoNotKept extends Error {
  readonly reason: 'full' | 'damaged' | 'failed';
  constructor(reason: 'full' | 'damaged' | 'failed', options?: ErrorOptions) {
    super(`photo not kept: ${reason}`, options);
    this.name = 'PhotoNotKept';
    this.reason = reason;
  }
}

/** The same file can be chosen for two items, so the hash alone does not say which photo is meant. */
export type PhotoName = Pick<Photo, 'itemId' | 'sha256'>;
const isSame = (one: PhotoName, other: PhotoName): boolean =>
  one.sha256 === other.sha256 && one.itemId === other.itemId;

/** Where the worker may put the bytes of a photo by itself; null while nothing may be written past the page. */
export const whereToPut = (db: DeviceDb, taken?: TakenFor): Where | null =>
  db.isOpen() && !isTorn() ? { name: db.name, version: db.backendDB().version, ...(taken && { taken }) } : null;

/**
 * Stores the bytes, the thumbnail and the draft that names them in one transaction, then reads the bytes back and hashes
 * them. What the worker has done of this already (`put`) is not done again: then the draft is written while the bytes are
 * seen to lie there. `cameraOpenFor` is what the draft's mark says from then on: still set while more photos are to come.
 * Throws `PhotoNotKept`, and the draft then does not name the photo. Refuses `too-many-photos`, and `not-found` when the
 * draft is no more.
 */
export async function keepPhoto(...photo: Parameters<typeof keepWhole>): Promise<Draft> {
  try {
    return await keepWhole(...photo);
  } catch (error) {
    const [db, draftId, name] = photo;
    await dropUnnamed(db, draftId, name);
    throw error;
  }
}

async function keepWhole(
  db: DeviceDb,
  draftId: string,
  photo: Photo,
  bytes: ArrayBuffer,
  thumb: ArrayBuffer,
  cameraOpenFor: string | null = null,
  put: Promise<Put> | null = null,
  { after, raw }: Of = {},
): Promise<Draft> {
  if (bytes.byteLength !== photo.bytes || bytes.byteLength === 0) throw new PhotoNotKept('damaged');
  const said = { cameraOpenFor, after, raw };
  const named = put && (await nameWhatIsPut(db, draftId, photo, said, put));
  if (named) return named;
  if (!(await keepReserve(db))) throw new PhotoNotKept('full');
  const pictures = { bytes, thumb };
  const kept = await stored(db, draftId, photo, pictures, said);
  if (await isWhole(db, photo.sha256)) return kept;
  await forget(db, draftId, photo);
  throw new PhotoNotKept('damaged');
}

/** Read back and hashed again. */
async function isWhole(db: DeviceDb, sha256: string): Promise<boolean> {
  const readBack = await db.photoBytes.get(sha256);
  return readBack !== undefined && (await sha256Hex(readBack.bytes)) === sha256;
}

/**
 * The draft's turn comes behind the worker's own transaction, which was begun before; meanwhile the bytes are read back. Null
 * when the worker could not keep them, or they are gone again: then the draft does not name them.
 */
async function nameWhatIsPut(
  db: DeviceDb,
  draftId: string,
  photo: Photo,
  said: Said,
  putting: Promise<Put>,
): Promise<Draft | null> {
  const name = () => nameIfThere(db, draftId, photo, said);
  const named = await name();
  const put = await putting;
  if (put === 'kept') return named ?? name();
  noteTorn(put.failed);
  await orNotKept(db, mendJournal);
  // The worker may have lost its connection after its commit: then the photo lies there, and need not leave its draft.
  if (named && (await isWhole(db, photo.sha256))) return named;
  if (named) await forget(db, draftId, photo);
  return null;
}

async function nameIfThere(db: DeviceDb, draftId: string, photo: Photo, said: Said): Promise<Draft | null> {
  try {
    return await stored(db, draftId, photo, null, said);
  } catch (error) {
    if (error instanceof PhotoNotKept && error.reason === 'failed') return null;
    throw error;
  }
}

/** `after`: it shows how it is after it was put right; `raw`: the file it was made of, which is no more once it is named. */
type Of = { after?: true | undefined; raw?: string | undefined };
/** What goes into the draft together with the photo. */
type Said = Pick<Draft, 'cameraOpenFor'> & Of;

const asAfter = (draft: Draft, { itemId, sha256 }: PhotoName): Draft => ({
  ...draft,
  answers: draft.answers.map((answer) => (answer.itemId === itemId ? { ...answer, after: sha256 } : answer)),
});

async function stored(
  db: DeviceDb,
  draftId: string,
  photo: Photo,
  pictures: Beside['pictures'],
  { cameraOpenFor, after, raw }: Said,
): Promise<Draft> {
  const changed = (draft: Draft) => ({
    ...(after ? asAfter(withPhoto(draft, photo), photo) : withPhoto(draft, photo)),
    cameraOpenFor,
  });
  const names = [photo, ...(raw ? [{ itemId: photo.itemId, sha256: raw }] : [])];
  const unnamed = names.map((name) => keyOfUnnamed(draftId, name));
  const beside = { sha256: photo.sha256, pictures, unnamed };
  return orNotKept(db, () => changeDraft(db, draftId, changed, beside));
}

/**
 * The outcome of a write of photos or spoken notes. Throws `PhotoNotKept` for whatever went wrong but a refusal; what found
 * no room leaves the reserve to what people type.
 */
export async function orNotKept<T>(db: DeviceDb, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (isFull(error)) await releaseReserve(db);
    throw new PhotoNotKept(isFull(error) ? 'full' : 'failed', { cause: error });
  }
}

function withPhoto(draft: Draft, photo: Photo): Draft {
  const at = Date.now();
  const isNew = !draft.photos.some((known) => isSame(known, photo));
  const ofItem = draft.photos.filter((known) => known.itemId === photo.itemId).length;
  if (isNew && (ofItem >= maxPhotosPerItem || draft.photos.length >= maxPhotosPerEntry)) {
    throw new Refusal('too-many-photos', { itemId: photo.itemId });
  }
  const isAnswered = draft.answers.some((answer) => answer.itemId === photo.itemId);
  const opened: Answer = { itemId: photo.itemId, value: null, via: 'tap', at, photos: [] };
  return photosInPlace({
    ...draft,
    answers: isAnswered ? draft.answers : [...draft.answers, opened],
    photos: isNew ? [...draft.photos, photo] : draft.photos,
    dropped: draft.dropped.filter((drop) => !isSame(drop.photo, photo)),
    changedAt: at,
  });
}

const withoutPhoto = (draft: Draft, name: PhotoName): Draft =>
  photosInPlace({ ...draft, photos: draft.photos.filter((photo) => !isSame(photo, name)) });

/** Takes a photo out of the draft; it can be taken back for 24 h. Refuses `not-found`. */
export async function dropPhoto(db: DeviceDb, draftId: string, name: PhotoName): Promise<Draft> {
  return changeDraft(db, draftId, (draft) => {
    const photo = draft.photos.find((known) => isSame(known, name));
    if (!photo) throw new Refusal('not-found', { sha256: name.sha256 });
    return { ...withoutPhoto(draft, name), dropped: [...draft.dropped, { photo, at: Date.now() }] };
  });
}

/** Refuses `not-found` when the photo is no longer there. */
export async function takeBackPhoto(db: DeviceDb, draftId: string, name: PhotoName): Promise<Draft> {
  const { sha256 } = name;
  if ((await db.photoBytes.where('sha256').equals(sha256).count()) === 0) throw new Refusal('not-found', { sha256 });
  return changeDraft(db, draftId, (draft) => {
    const drop = draft.dropped.find((known) => isSame(known.photo, name));
    if (!drop) throw new Refusal('not-found', { sha256 });
    const back = withPhoto(draft, drop.photo);
    // Where it was: what was shot first shows the fault.
    const photos = back.photos.toSorted((a, b) => a.takenAt.ms - b.takenAt.ms);
    return photosInPlace({ ...back, photos, cameraOpenFor: null });
  });
}

/** Puts `marks` over a photo of the draft in place of those it had; none: it is bare again. Refuses `not-found`. */
export const markPhoto = (db: DeviceDb, draftId: string, name: PhotoName, marks: readonly Mark[]): Promise<Draft> =>
  changePhoto(db, draftId, name, (photo) => drawnOn(photo, marks));

async function changePhoto(
  db: DeviceDb,
  draftId: string,
  name: PhotoName,
  change: (photo: Photo) => Photo,
): Promise<Draft> {
  return changeDraft(db, draftId, (draft) => {
    if (!draft.photos.some((known) => isSame(known, name))) throw new Refusal('not-found', { sha256: name.sha256 });
    return { ...draft, photos: draft.photos.map((photo) => (isSame(photo, name) ? change(photo) : photo)) };
  });
}

/** Takes back a photo that proved damaged: nothing worth taking back is left of it. */
async function forget(db: DeviceDb, draftId: string, name: PhotoName): Promise<void> {
  await changeDraft(db, draftId, (draft) => withoutPhoto(draft, name));
  await sweepPhotos(db, Date.now());
}

/**
 * Takes in what the worker had put for this draft when the page died, before the draft named it; the mark of the camera stays, for another shot
 * may have been on its way. Each once: what is taken out afterwards stays out. Nothing of it is worth a draft that cannot be opened.
 * Resolves with the keys of what is no picture yet.
 */
export async function nameUnnamed(db: DeviceDb, draftId: string): Promise<string[]> {
  const keys = await unnamedKeys(db, draftId);
  for (const key of keys.filter((one) => !isRaw(one))) {
    try {
      const { photo, after } = (await unnamedAt(db, key))!;
      const { cameraOpenFor = null } = (await db.drafts.get(draftId)) ?? {};
      const said = { cameraOpenFor, ...(after && { after }) };
      if (await isWhole(db, photo.sha256)) await stored(db, draftId, photo, null, said);
      else await db.meta.delete(key);
    } catch (error) {
      // No room for the draft now: it is found again the next time.
      if (error instanceof Refusal) await db.meta.delete(key).catch(() => undefined);
    }
  }
  return keys.filter(isRaw);
}
