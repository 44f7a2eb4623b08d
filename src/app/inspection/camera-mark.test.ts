// A phone that is short of memory kills the page behind the camera: what was answered, and where, lies on the disk by then.
import { h, render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { answer, checklist, floor2, wang } from '../../../tests/cast.ts';
import { readyDb } from '../../../tests/sync/phone.ts';
import { draft, saveDraft, startDraft } from '../../db/drafts.ts';
import { useCameraStream, type CameraStream } from './camera-stream.ts';
import type { DraftStore } from './draft-store.ts';
import { openMarked } from './photo-flow.ts';

/** A slow disk, on which whoever does not wait comes too early. */
const slowly = <T>(write: () => Promise<T>): Promise<T> => new Promise((done) => setTimeout(() => done(write()), 100));

const typed = answer('Z1-06', '门锁着');
let leave: () => void = () => undefined;
let left = Promise.resolve();

afterEach(async () => {
  leave();
  // What a page puts away it puts away after the next picture.
  await left;
  vi.unstubAllGlobals();
});

/** The camera is opened for an item of a draft in which something was just typed; `seen` is what the disk holds when it is asked for. */
async function opened(save?: () => Promise<never>) {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  const setState = vi.fn();
  const store = {
    db,
    getState: () => ({ draft: begun }),
    setState,
    flush: save ?? (() => slowly(() => saveDraft(db, { ...begun, answers: [typed] }))),
    adopt: () => undefined,
  } as unknown as DraftStore;
  const seen: unknown[] = [];
  const getUserMedia = vi.fn(async () => {
    seen.push(await draft(db, begun.id));
    throw new DOMException('', 'NotFoundError');
  });
  const { promise, resolve: removeEventListener } = Promise.withResolvers<void>();
  left = promise;
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible', removeEventListener }));
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  let shown: CameraStream | undefined;
  const Camera = () => {
    shown = useCameraStream({ current: null }, () => openMarked(store, 'Z1-09'));
    return null;
  };
  const page = { childNodes: [], firstChild: null } as unknown as Element;
  render(h(Camera, null), page);
  leave = () => render(null, page);
  return { seen, setState, getUserMedia, state: () => shown?.state };
}

test('when the camera is asked for, what was typed and the item it is for are on the disk', async () => {
  const { seen, state } = await opened();
  await vi.waitFor(() => expect(state()).toBe('missing'), { timeout: 10_000 });
  expect(seen).toEqual([expect.objectContaining({ cameraOpenFor: 'Z1-09', answers: [typed] })]);
});

test('where that cannot be written the camera stays closed, and the person is told', async () => {
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  const { setState, getUserMedia } = await opened(full);
  await vi.waitFor(() => expect(setState).toHaveBeenCalledWith({ camera: null, shotFault: 'full' }), {
    timeout: 10_000,
  });
  expect(getUserMedia).not.toHaveBeenCalled();
});
