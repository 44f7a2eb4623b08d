// Does the picture work away from the page, so that no tap waits for it.
import type { OwnLook } from './photo-look.ts';
import { BadPicture, makePicture, type Picture, type PictureFault, type Raw } from './photo-picture.ts';
import type { Stamp } from './stamp.ts';

export type Job = { job: number; raw: Raw; stamp: Stamp };
/** Said once, when the worker's file has been found and run. */
export const ready = 'ready';
export type Finished = { job: number } & ({ picture: Picture } | { fault: PictureFault } | { error: string });
/** Comes after the picture; null where there is nothing to tell. */
export type Looked = { job: number; look: OwnLook | null };

/** This file is compiled with the page's types; in a worker, posting takes a list of what changes hands. */
type Post = (message: Finished | Looked | typeof ready, handOver?: Transferable[]) => void;
const post = postMessage as unknown as Post;

addEventListener('message', (event: MessageEvent<Job>) => {
  const { job, raw, stamp } = event.data;
  makePicture(raw, stamp).then(
    ({ picture, look }) => {
      post({ job, picture }, [picture.bytes, ...(picture.thumb.byteLength > 0 ? [picture.thumb] : [])]);
      setTimeout(() => post({ job, look: look && look() }));
    },
    (error: unknown) => post(error instanceof BadPicture ? { job, fault: error.fault } : { job, error: String(error) }),
  );
});
post(ready);
