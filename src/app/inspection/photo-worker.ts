// Does the picture work away from the page, so that no tap waits for it.
import { BadPicture, makePicture, type Picture, type PictureFault, type Raw } from './photo-picture.ts';
import type { Stamp } from './stamp.ts';

export type Job = { job: number; raw: Raw; stamp: Stamp };
/** Said once, when the worker's file has been found and run. */
export const ready = 'ready';
export type Finished = { job: number } & ({ picture: Picture } | { fault: PictureFault } | { error: string });

/** This file is compiled with the page's types; in a worker, posting takes a list of what changes hands. */
type Post = (message: Finished | typeof ready, handOver?: Transferable[]) => void;
const post = postMessage as unknown as Post;

addEventListener('message', (event: MessageEvent<Job>) => {
  const { job, raw, stamp } = event.data;
  makePicture(raw, stamp).then(
    (picture) => post({ job, picture }, [picture.bytes, ...(picture.thumb.byteLength > 0 ? [picture.thumb] : [])]),
    (error: unknown) => post(error instanceof BadPicture ? { job, fault: error.fault } : { job, error: String(error) }),
  );
});
post(ready);
