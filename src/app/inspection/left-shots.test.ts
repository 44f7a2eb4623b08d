// A phone that is killed while it makes a picture of a file: whoever opens the draft again has the photo.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checklist, floor2, wang } from '../../../tests/cast.ts';
import { drawing } from '../../../tests/drawing.ts';
import { picture, readyDb } from '../../../tests/sync/phone.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import { draft, startDraft } from '../../db/drafts.ts';
import { nameUnnamed } from '../../db/photos.ts';
import { newRawName } from '../../db/raw-shots.ts';
import { keepReserve } from '../../db/storage.ts';
import { keyOfUnnamed, unnamedKeys } from '../../db/unnamed.ts';
import type { Session } from '../../domain/protocol.ts';
import { screen } from '../state.ts';
import { draftStore } from './draft-store.ts';
import { shootLeft } from './left-shots.ts';

const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000 });
const session = { school: { timeZone: 'Asia/Shanghai' } } as Session;
const drawn: string[] = [];

beforeEach(() => {
  drawn.length = 0;
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'hidden' }));
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  drawing(
    (byte) => byte % 251,
    (text) => drawn.push(text),
  );
  vi.stubGlobal(
    'Image',
    class extends EventTarget {
      decode = async () => undefined;
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

/** A draft with a file of which a picture was begun so often when the page died. */
async function diedOver(tries: number) {
  const db = await readyDb(wang);
  screen.setState({ db });
  await keepReserve(db);
  const { id } = await startDraft(db, floor2, checklist);
  const { photo } = await picture('Z1-09', 'the door');
  const raw = {
    bytes: new Uint8Array([1, 2, 3]).buffer,
    type: 'image/jpeg',
    stamp: { place: '2层', time: '08:30', person: '王', school: '' },
    tries,
  };
  const left = { draftId: id, photo: { ...photo, sha256: newRawName() }, raw };
  await db.meta.put({ key: keyOfUnnamed(id, left.photo), value: left });
  return { db, id, photo };
}

async function opened(db: DeviceDb, id: string) {
  const stored = (await draft(db, id))!;
  const store = draftStore(db, session, stored, checklist);
  await shootLeft(store, await nameUnnamed(db, id));
  return store;
}

test('the photo is there when the draft is opened again, as it was taken then', async () => {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 800, height: 600, close: () => undefined }));
  const { db, id, photo } = await diedOver(1);
  const store = await opened(db, id);
  await soon(async () => expect((await draft(db, id))?.photos).toHaveLength(1));
  await soon(() => expect(store.getState().keeping).toEqual([]));
  expect(store.getState().draft.photos).toMatchObject([
    { itemId: photo.itemId, takenAt: photo.takenAt, source: photo.source },
  ]);
  expect(drawn.join()).toContain('08:30');
  expect(await unnamedKeys(db, id)).toEqual([]);
  store.stop();
});

test('a file that no try has come through is given up in words, and the draft opens', async () => {
  const { db, id, photo } = await diedOver(3);
  const store = await opened(db, id);
  await soon(() =>
    expect(store.getState()).toMatchObject({ shotFault: 'unreadable', maybeLost: photo.itemId, keeping: [] }),
  );
  expect(await unnamedKeys(db, id)).toEqual([]);
  store.stop();
});

test('a file that this browser cannot open is said so, and does not come back', async () => {
  vi.stubGlobal('createImageBitmap', async () => {
    throw new DOMException('no picture', 'InvalidStateError');
  });
  const { db, id } = await diedOver(1);
  const store = await opened(db, id);
  await soon(() => expect(store.getState().shotFault).toBe('unreadable'));
  await soon(async () => expect(await unnamedKeys(db, id)).toEqual([]));
  store.stop();
});
