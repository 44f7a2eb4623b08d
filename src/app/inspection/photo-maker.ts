// Where pictures are made: in one worker kept for the purpose, on the page where the browser lacks what that needs.
import { scriptAddress } from '../trusted.ts';
import type { OwnLook } from './photo-look.ts';
import { BadPicture, makePicture, type Picture, type Raw } from './photo-picture.ts';
import type { Finished, Job, Looked } from './photo-worker.ts';
// oxlint-disable-next-line import/default -- the bundler makes the address
import workerAddress from './photo-worker.ts?worker&url';
import type { Stamp } from './stamp.ts';

let opening: Promise<Worker | null> | undefined;
let jobs = 0;

/** `look`: how it has turned out, known a moment later; null where nothing can be told. It never fails. */
export type Taken = { picture: Picture; look: Promise<OwnLook | null> };

/** A frame given here changes hands: it is gone afterwards. */
export async function pictureOf(raw: Raw, stamp: Stamp): Promise<Taken> {
  const worker = await warmUp();
  return worker ? inWorker(worker, { job: ++jobs, raw, stamp }) : onPage(raw, stamp);
}

async function onPage(raw: Raw, stamp: Stamp): Promise<Taken> {
  const { picture, look } = await makePicture(raw, stamp);
  return { picture, look: new Promise((resolve) => setTimeout(() => resolve(look && look()))) };
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
  let sayLook: (look: OwnLook | null) => void = () => undefined;
  const look = new Promise<OwnLook | null>((resolve) => (sayLook = resolve));
  return new Promise((resolve, reject) => {
    const done = (event: MessageEvent<Finished | Looked>) => {
      const finished = event.data;
      if (finished.job !== job.job) return;
      if ('picture' in finished) return resolve({ picture: finished.picture, look });
      stopListening();
      if ('look' in finished) return sayLook(finished.look);
      reject('fault' in finished ? new BadPicture(finished.fault) : new Error(finished.error));
    };
    const died = () => {
      stopListening();
      opening = undefined;
      to.terminate();
      sayLook(null);
      reject(new Error('the photo worker died'));
    };
    const stopListening = () => {
      to.removeEventListener('message', done);
      to.removeEventListener('error', died);
    };
    to.addEventListener('message', done);
    to.addEventListener('error', died);
    to.postMessage(job, 'frame' in job.raw ? [job.raw.frame] : []);
  });
}
