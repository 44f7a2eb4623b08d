// Where pictures are made: in one worker kept for the purpose, on the page where the browser lacks what that needs.
import type { Put, Where } from '../../db/put-photo.ts';
import { scriptAddress } from '../trusted.ts';
import type { OwnLook } from './photo-look.ts';
import { BadPicture, makePicture, type Picture, type Raw } from './photo-picture.ts';
import type { Finished, Job, Looked, Stored } from './photo-worker.ts';
import { dropAll } from './small-pictures.ts';
// oxlint-disable-next-line import/default -- the bundler makes the address
import workerAddress from './photo-worker.ts?worker&url';
import type { Stamp } from './stamp.ts';

/** The page is being left: nobody hears of it, and what lies on the disk is for whoever opens the draft again. */
export class WorkerDied extends Error {}

let opening: Promise<Worker | null> | undefined;
let jobs = 0;

/**
 * `address`: of the small picture, as long as the worker lives; empty where nothing is put. `put`: whether its bytes lie in the database, null when nobody was asked to put them there; `look`: how it has turned out,
 * null where nothing can be told. Both are known a moment later, and neither fails.
 */
export type Taken = { picture: Picture; address: string; put: Promise<Put> | null; look: Promise<OwnLook | null> };

/** A frame given here changes hands: it is gone afterwards. `where`: the database the worker puts the picture into. */
export async function pictureOf(raw: Raw, stamp: Stamp, where: Where | null = null): Promise<Taken> {
  const worker = await warmUp();
  return worker ? inWorker(worker, { job: ++jobs, raw, stamp, where }) : onPage(raw, stamp);
}

async function onPage(raw: Raw, stamp: Stamp): Promise<Taken> {
  const { picture, look } = await makePicture(raw, stamp);
  return {
    picture,
    address: '',
    put: null,
    look: new Promise((resolve) => setTimeout(() => resolve(look && look()))),
  };
}

/** Started while the camera opens, so the first shot does not wait for it. */
export const warmUp = (): Promise<Worker | null> => (opening ??= openWorker());

/** Null where the page has to do it itself: after an update in another window, this window's worker file is gone. */
async function openWorker(): Promise<Worker | null> {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return null;
  try {
    const worker = new Worker(scriptAddress(workerAddress), { type: 'module', name: 'photo' });
    return await new Promise((resolve) => {
      worker.addEventListener('message', () => resolve(worker), { once: true });
      worker.addEventListener('error', () => resolve(null), { once: true });
    });
  } catch (error) {
    // Development serves modules from other paths than the policy allows.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function inWorker(to: Worker, job: Job): Promise<Taken> {
  let sayPut: (put: Put) => void = () => undefined;
  let sayLook: (look: OwnLook | null) => void = () => undefined;
  const put = new Promise<Put>((resolve) => (sayPut = resolve));
  const look = new Promise<OwnLook | null>((resolve) => (sayLook = resolve));
  return new Promise((resolve, reject) => {
    const done = (event: MessageEvent<Finished | Stored | Looked>) => {
      const finished = event.data;
      if (finished.job !== job.job) return;
      if ('picture' in finished)
        return resolve({ picture: finished.picture, address: finished.address, put: job.where && put, look });
      if ('put' in finished) return sayPut(finished.put);
      stopListening();
      if ('look' in finished) return sayLook(finished.look);
      sayPut({ failed: 'there was no picture' });
      reject('fault' in finished ? new BadPicture(finished.fault) : new Error(finished.error));
    };
    const died = () => {
      stopListening();
      opening = undefined;
      to.terminate();
      dropAll();
      sayPut({ failed: 'the photo worker died' });
      sayLook(null);
      reject(new WorkerDied('the photo worker died'));
    };
    const stopListening = () => {
      to.removeEventListener('message', done);
      to.removeEventListener('error', died);
      removeEventListener('pagehide', died);
    };
    to.addEventListener('message', done);
    to.addEventListener('error', died);
    // WebKit lays a page that is left aside with its worker and what that holds of the database: nobody could read it any more.
    addEventListener('pagehide', died);
    to.postMessage(job, 'frame' in job.raw ? [job.raw.frame] : []);
  });
}
