// From the shutter to the disk: one photo at a time, and none is called kept before it has been read back.
import { openCamera } from '../../db/drafts.ts';
import { isFull } from '../../db/full.ts';
import type { Clock } from '../../db/meta.ts';
import { clockOf, moment, momentBy } from '../../db/moment.ts';
import { dropPhoto, keepPhoto, PhotoNotKept, takeBackPhoto, whereToPut, type PhotoName } from '../../db/photos.ts';
import { newRawName, type LeftShot } from '../../db/raw-shots.ts';
import { likeOf } from '../../db/seen-photos.ts';
import { dropUnnamed } from '../../db/unnamed.ts';
import { correctedMs, type Moment } from '../../domain/moment.ts';
import { maxPhotoBytes, maxPhotosPerItem, type Look, type Photo } from '../../domain/photo.ts';
import { whenAtRest } from '../at-rest.ts';
import { screen } from '../state.ts';
import { changed, withAfter } from './answering.ts';
import { buzz } from './buzz.ts';
import { photosAt, shootFor } from './camera-door.ts';
import type { DraftStore, Keeping, ShotFault } from './draft-store.ts';
import { namesOnPhotos, type Names } from './names-on-photos.ts';
import { pictureOf, WorkerDied, type Taken } from './photo-maker.ts';
import { BadPicture, type Picture, type Raw } from './photo-picture.ts';
import { putAtHand } from './small-pictures.ts';
import { isTimeChecked, stampTime, type Stamp } from './stamp.ts';

type Source = Photo['source'];

let keys = 0;
let line: Promise<void> = Promise.resolve();
/** As it was when the camera opened: a shot is not kept waiting for the database. */
let clock: Clock | undefined;
let names: Names | undefined;

async function markCamera(store: DraftStore, itemId: string): Promise<void> {
  await store.flush();
  store.adopt(await openCamera(store.db, store.getState().draft.id, itemId));
}

/** Takes the camera away again when not even its mark could be written: no photo would be kept either. */
export async function openMarked(store: DraftStore, itemId: string): Promise<boolean> {
  try {
    await markCamera(store, itemId);
    [clock, names] = await Promise.all([clockOf(store.db), namesOnPhotos(store.db)]);
    return true;
  } catch (error) {
    store.setState({ camera: null, shotFault: isFull(error) ? 'full' : 'failed' });
    return false;
  }
}

/** The camera is closed. The mark stays while a photo is still on its way, which then clears it. */
export async function closeCamera(store: DraftStore): Promise<void> {
  store.setState({ camera: null });
  await line;
  names = undefined;
  if (!store.getState().camera) store.setState({ replacing: null });
  if (store.getState().camera || !store.getState().draft.cameraOpenFor) return;
  store.adopt(await openCamera(store.db, store.getState().draft.id, null));
}

/**
 * Takes what the camera saw, now; it is made into a picture at once and kept when its turn comes. `left`: as it lay on the disk when the
 * page died.
 */
export async function shoot(
  store: DraftStore,
  itemId: string,
  raw: Raw,
  source: Source,
  left?: LeftShot,
): Promise<void> {
  if (photosAt(store, itemId) >= maxPhotosPerItem) {
    if ('frame' in raw) raw.frame.close();
    return store.setState({ shotFault: 'tooMany' });
  }
  const after = left ? left.after : store.getState().camera?.after || undefined;
  const name = left?.photo.sha256 ?? ('file' in raw ? newRawName() : undefined);
  const photo: Keeping = { key: ++keys, itemId, after, raw: name, made: null };
  const making = make(store, photo, raw, source, left);
  // Heard of when its turn comes.
  making.catch(() => undefined);
  line = line.then(() => keep(store, photo, making));
  store.setState((now) => ({ keeping: [...now.keeping, photo], shotFault: null, doubt: null }));
  buzz(15);
  return line;
}

type Made = Taken & { takenAt: Moment; source: Source };

async function make(store: DraftStore, keeping: Keeping, raw: Raw, source: Source, left?: LeftShot): Promise<Made> {
  const { key, itemId, after } = keeping;
  const takenAt = left?.photo.takenAt ?? momentBy(clock);
  const stamp =
    (left?.raw.stamp as Stamp | undefined) ?? stampOf(store, takenAt, source, names ?? (await namesOnPhotos(store.db)));
  const of = { draftId: store.getState().draft.id, itemId, takenAt, source };
  // Found again it must not show how it was when it shows how it is.
  const taken = { ...of, ...(after && { after }), raw: keeping.raw, isLeft: Boolean(left) };
  const { picture, address, put, look } = await pictureOf(raw, stamp, whereToPut(store.db, taken));
  // The write goes first.
  setTimeout(() => putAtHand(picture.sha256, address));
  setTimeout(() => showMade(store, key, picture), soonMs);
  return { picture, address, put, look, takenAt, source };
}

/** What is kept sooner than this is drawn once, as kept. */
const soonMs = 100;

/** On a slow disk the picture is there before it is kept, and says so. */
function showMade(store: DraftStore, key: number, picture: Picture): void {
  const made = picture.thumb.byteLength > 0 ? picture : null;
  const { keeping } = store.getState();
  if (!keeping.some((photo) => photo.key === key)) return;
  store.setState({
    keeping: keeping.map((photo) => (photo.key === key ? Object.assign({}, photo, { made }) : photo)),
  });
}

async function keep(store: DraftStore, keeping: Keeping, making: Promise<Made>): Promise<void> {
  try {
    const { picture, put, look, takenAt, source } = await making;
    if (picture.bytes.byteLength > maxPhotoBytes) return fail(store, 'tooLarge');
    const photo = { ...about(picture), itemId: keeping.itemId, takenAt, source };
    // What was answered goes first, so that the photo finds its answer.
    await store.flush();
    const { id } = store.getState().draft;
    store.adopt(await keepPhoto(store.db, id, photo, picture.bytes, picture.thumb, markAfter(store), put, keeping));
    // On the disk it is marked already.
    if (keeping.after) markAsAfter(store, photo);
    // Drawn together with what is kept. Where it takes the place of another, handing in waits until that one is gone.
    if (!store.getState().replacing) takeOff(store, keeping);
    void tellLook(store, id, photo, look);
    await giveWay(store, photo);
  } catch (error) {
    fail(store, faultOf(error));
    const { itemId, raw } = keeping;
    if (raw && !(error instanceof WorkerDied))
      await dropUnnamed(store.db, store.getState().draft.id, { itemId, sha256: raw });
  } finally {
    takeOff(store, keeping);
  }
}

/** Of the photos of its item this one shows how it is after it was put right. */
export function markAsAfter(store: DraftStore, { itemId, sha256 }: PhotoName): void {
  store.change(changed(store.getState().draft.answers, itemId, Date.now(), withAfter(sha256)), 'chosen');
}

/** It is on its way no more. */
function takeOff(store: DraftStore, { key }: Keeping): void {
  const { keeping } = store.getState();
  if (keeping.some((photo) => photo.key === key))
    store.setState({ keeping: keeping.filter((photo) => photo.key !== key) });
}

/** Comes after the photo is kept: what is noticed about it never holds it up, and its being lost harms nothing. */
async function tellLook(
  store: DraftStore,
  draftId: string,
  { sha256, itemId }: PhotoName,
  looking: Taken['look'],
): Promise<void> {
  const own = await looking;
  if (!own) return;
  // Whoever answers the next item meanwhile goes first.
  await new Promise<void>((resolve) => whenAtRest(resolve));
  try {
    const like = own.dhash ? await likeOf(store.db, { sha256, dhash: own.dhash, draftId, itemId }) : null;
    const look: Look = { ...own, ...(like && { like }) };
    if (look.faults.length === 0 && !look.dhash) return;
    if (!store.getState().draft.photos.some((photo) => photo.sha256 === sha256 && photo.itemId === itemId)) return;
    store.note({ sha256, itemId }, look);
    const why = look.faults[0] ?? (like ? 'like' : null);
    if (why) store.setState({ doubt: { photo: { sha256, itemId }, why } });
  } catch (error) {
    console.error(error);
  }
}

/** Takes the photo again. The one there is goes when the new one is kept; without a new one it stays. */
export async function retake(store: DraftStore, photo: PhotoName): Promise<void> {
  const isAfter = store.getState().answers.get(photo.itemId)?.after === photo.sha256;
  const isRoom = photosAt(store, photo.itemId) < maxPhotosPerItem;
  if (!isRoom) await remove(store, photo);
  store.setState({ doubt: null, replacing: isRoom ? photo : null });
  if (!store.getState().camera) shootFor(store, photo.itemId, true, isAfter);
}

async function giveWay(store: DraftStore, { itemId }: PhotoName): Promise<void> {
  const { replacing, draft } = store.getState();
  if (replacing?.itemId !== itemId) return;
  store.setState({ replacing: null });
  const isThere = draft.photos.some((photo) => photo.itemId === itemId && photo.sha256 === replacing.sha256);
  if (!isThere) return;
  try {
    store.adopt(await dropPhoto(store.db, draft.id, replacing));
  } catch (error) {
    // Then there are two, and the person sees both.
    console.error(error);
  }
}

/** The mark stays as long as the camera is open or another photo is on its way. */
function markAfter(store: DraftStore): string | null {
  const { camera, keeping, draft } = store.getState();
  return camera?.itemId ?? (keeping.length > 1 ? draft.cameraOpenFor : null);
}

const about = ({ sha256, type, width, height, bytes }: Picture) => ({
  sha256,
  type,
  width,
  height,
  bytes: bytes.byteLength,
});

function fail(store: DraftStore, shotFault: ShotFault): void {
  buzz(60);
  store.setState({ shotFault });
}

function faultOf(error: unknown): ShotFault {
  if (error instanceof PhotoNotKept) return error.reason;
  if (error instanceof BadPicture) return error.fault;
  console.error(error);
  return 'failed';
}

/** A file is stamped with the moment it was added, and says that it is a file. */
function stampOf(store: DraftStore, at: Moment, source: Source, said: Names): Stamp {
  const { session } = store;
  const { cameraScreen, shot } = screen.getState().words.inspection;
  const time = stampTime(correctedMs(at), session.school.timeZone);
  return {
    place: store.getState().draft.placeName,
    time: [time, isTimeChecked(at) && cameraScreen.checked, source === 'file' && shot.fromFile]
      .filter(Boolean)
      .join(' '),
    ...said,
  };
}

/** What the stamp of a photo taken now would say. */
export const stampNow = async (store: DraftStore): Promise<Stamp> =>
  stampOf(store, await moment(store.db), 'camera', await namesOnPhotos(store.db));

export async function remove(store: DraftStore, photo: PhotoName): Promise<void> {
  await store.flush();
  store.adopt(await dropPhoto(store.db, store.getState().draft.id, photo));
  store.setState({ undo: { what: 'photo', photo }, doubt: null });
}

export async function takeBack(store: DraftStore, photo: PhotoName): Promise<void> {
  await store.flush();
  store.adopt(await takeBackPhoto(store.db, store.getState().draft.id, photo));
  store.setState({ undo: null });
}

export async function shootFiles(
  store: DraftStore,
  itemId: string,
  files: readonly File[],
  source: Source,
): Promise<void> {
  const room = Math.max(0, maxPhotosPerItem - photosAt(store, itemId));
  await Promise.all(files.slice(0, room).map((file) => shoot(store, itemId, { file }, source)));
  if (files.length > room) store.setState({ shotFault: 'tooMany' });
}
