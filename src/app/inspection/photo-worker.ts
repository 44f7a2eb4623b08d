// Does the picture work away from the page, and stores what came of it, so that no tap waits for either.
import { openToPut, putPhoto, putRaw, type Put, type TakenFor, type Where } from '../../db/put-photo.ts';
import type { Unnamed } from '../../db/unnamed.ts';
import { maxPhotoBytes } from '../../domain/photo.ts';
import type { OwnLook } from './photo-look.ts';
import { BadPicture, makePicture, type Picture, type PictureFault, type Raw } from './photo-picture.ts';
import type { Stamp } from './stamp.ts';

/** `where`: the database the picture is put into; null when somebody else keeps it. */
export type Job = { job: number; raw: Raw; stamp: Stamp; where: Where | null };
/** Said once, when the worker's file has been found and run. */
export const ready = 'ready';
/** `address`: where the small picture of what is put is shown from; the browser takes long to make one, and the page has no time. */
export type Finished = { job: number } & (
  | { picture: Picture; address: string }
  | { fault: PictureFault }
  | { error: string }
);
/** Comes after the picture, which may be on its way to the disk meanwhile. */
export type Stored = { job: number; put: Put };
/** Comes last; null where there is nothing to tell. */
export type Looked = { job: number; look: OwnLook | null };

/** This file is compiled with the page's types; in a worker, posting takes a list of what changes hands. */
type Post = (message: Finished | Stored | Looked | typeof ready, handOver?: Transferable[]) => void;
const post = postMessage as unknown as Post;

addEventListener('message', (event: MessageEvent<Job>) => void work(event.data));

async function work({ job, raw, stamp, where }: Job): Promise<void> {
  // The database is opened while the picture is made.
  const opening = where ? openToPut(where) : Promise.reject(new Error('not here'));
  const opened = opening.catch((error: unknown) => String(error));
  const taken = where?.taken;
  let notKept: string | undefined;
  let lying: Promise<void> | undefined;
  const keepRaw = async (bytes: ArrayBuffer) => {
    const db = await opened;
    // What is larger than any photo is not written twice.
    if (!taken?.raw || taken.isLeft || typeof db === 'string' || bytes.byteLength > maxPhotoBytes) return;
    const about = { sha256: taken.raw, type: 'image/jpeg', width: 0, height: 0, bytes } as const;
    const shot = { bytes, type: 'file' in raw ? raw.file.type : '', stamp, tries: 1 };
    // It is opened as soon as the page's end could not take it any more, and not only when it lies there.
    await new Promise<void>((resolve) => {
      const put = putRaw(db, { ...unnamed(about, taken), raw: shot }, resolve);
      lying = put.catch((error: unknown) => void (notKept = String(error))).then(resolve);
    });
  };
  try {
    const { picture, look } = await makePicture(raw, stamp, keepRaw);
    await lying;
    const db = notKept ?? (await opened);
    const putting = store(db, picture, taken);
    const address = where && picture.thumb.byteLength > 0 ? URL.createObjectURL(new Blob([picture.thumb])) : '';
    post({ job, picture, address }, [picture.bytes, ...(picture.thumb.byteLength > 0 ? [picture.thumb] : [])]);
    post({ job, put: await putting });
    setTimeout(() => post({ job, look: look && look() }));
  } catch (error) {
    post(error instanceof BadPicture ? { job, fault: error.fault } : { job, error: String(error) });
  } finally {
    const db = await opened;
    if (typeof db !== 'string') db.close();
  }
}

async function store(db: IDBDatabase | string, picture: Picture, taken?: TakenFor): Promise<Put> {
  if (typeof db === 'string') return { failed: db };
  if (picture.bytes.byteLength > maxPhotoBytes) return { failed: 'too large' };
  try {
    await putPhoto(db, picture, taken && unnamed(picture, taken), taken?.raw);
    return 'kept';
  } catch (error) {
    return { failed: String(error) };
  }
}

function unnamed({ sha256, type, width, height, bytes }: Omit<Picture, 'thumb'>, taken: TakenFor): Unnamed {
  const { draftId, after, itemId, takenAt, source } = taken;
  return {
    draftId,
    ...(after && { after }),
    photo: { sha256, type, width, height, bytes: bytes.byteLength, itemId, takenAt, source },
  };
}
post(ready);
