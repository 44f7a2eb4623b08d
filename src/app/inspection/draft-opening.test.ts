import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readyDb } from '../../../tests/sync/phone.ts';
import { checklist, floor2, wang } from '../../../tests/cast.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import { discardDraft } from '../../db/discard-draft.ts';
import { draft, startDraft } from '../../db/drafts.ts';
import type { Answer } from '../../domain/answer.ts';
import type { Session } from '../../domain/protocol.ts';
import { screen } from '../state.ts';
import { beginOpening, type DraftOpening } from './draft-opening.ts';
import type { DraftStore } from './draft-store.ts';

const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000 });
const session = { school: { timeZone: 'Asia/Shanghai' } } as Session;
const typed: Answer = { itemId: 'Z1-02', value: 'fail', via: 'tap', at: 1, photos: [], note: '门锁着' };

beforeEach(() => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'hidden' }));
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** From now on the phone keeps nothing; the result gives it room again. */
function noRoom(db: DeviceDb): () => void {
  const disk = db.backendDB();
  const transaction = disk.transaction.bind(disk);
  const full = vi.spyOn(disk, 'transaction').mockImplementation((names, mode, options) => {
    if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
    return transaction(names, mode, options);
  });
  return () => full.mockRestore();
}

async function opened(db: DeviceDb, id: string): Promise<{ opening: DraftOpening; store: DraftStore }> {
  const opening = beginOpening({ db, session, id, startAt: undefined });
  await opening.decided;
  const now = opening.now();
  if (now.is !== 'open') throw new Error(now.is);
  return { opening, store: now.store };
}

async function filledIn(): Promise<{ db: DeviceDb; id: string; opening: DraftOpening; store: DraftStore }> {
  const db = await readyDb(wang);
  screen.setState({ db });
  const { id } = await startDraft(db, floor2, checklist);
  return { db, id, ...(await opened(db, id)) };
}

/** Leaves for good: nothing of it is left to be saved. */
async function leave({ opening, store }: { opening: DraftOpening; store: DraftStore }): Promise<void> {
  const stop = vi.spyOn(store, 'stop');
  opening.leave();
  await soon(() => expect(stop).toHaveBeenCalled());
}

const noteIn = (store: DraftStore) => store.getState().answers.get('Z1-02')?.note;

test('what was filled in while the phone would keep nothing is there again after leaving, and is saved once there is room', async () => {
  const { db, id, opening, store } = await filledIn();
  const roomAgain = noRoom(db);
  store.change([typed], 'typed');
  opening.leave();
  await soon(() => expect(screen.getState().unsaved).toEqual([id]));
  expect((await draft(db, id))?.answers).toEqual([]);

  const again = await opened(db, id);
  expect(noteIn(again.store)).toBe('门锁着');
  expect(screen.getState().unsaved).toEqual([id]);
  roomAgain();
  await leave(again);
  expect((await draft(db, id))?.answers).toMatchObject([{ note: '门锁着' }]);
  expect(screen.getState().unsaved).toEqual([]);
});

test('it is saved by itself when there is room again, whether or not anybody opens it', async () => {
  const { db, id, opening, store } = await filledIn();
  const roomAgain = noRoom(db);
  store.change([typed], 'typed');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  opening.leave();
  try {
    await vi.waitFor(() => expect(screen.getState().unsaved).toEqual([id]));
    roomAgain();
    await vi.advanceTimersByTimeAsync(10_000);
  } finally {
    vi.useRealTimers();
  }
  await soon(() => expect(screen.getState().unsaved).toEqual([]));
  expect((await draft(db, id))?.answers).toMatchObject([{ note: '门锁着' }]);
});

test('while it stands on the screen unsaved that is known as well', async () => {
  const { db, id, opening, store } = await filledIn();
  const roomAgain = noRoom(db);
  store.change([typed], 'typed');
  await store.flush();
  expect(screen.getState().unsaved).toEqual([id]);
  roomAgain();
  await store.flush();
  expect(screen.getState().unsaved).toEqual([]);
  await leave({ opening, store });
});

test('what was discarded meanwhile is not kept', async () => {
  const { db, id, opening, store } = await filledIn();
  await discardDraft(db, id);
  store.change([typed], 'typed');
  await leave({ opening, store });
  expect(store.getState().trouble).toBe('gone');
  expect(screen.getState().unsaved).toEqual([]);
  const gone = beginOpening({ db, session, id, startAt: undefined });
  await gone.decided;
  expect(gone.now()).toEqual({ is: 'absent' });
});

test('nobody else is given it', async () => {
  const { db, id, opening, store } = await filledIn();
  const roomAgain = noRoom(db);
  store.change([typed], 'typed');
  opening.leave();
  await soon(() => expect(screen.getState().unsaved).toEqual([id]));
  const other = await readyDb({ ...wang, id: crypto.randomUUID() });
  const theirs = beginOpening({ db: other, session, id, startAt: undefined });
  await theirs.decided;
  expect(theirs.now()).toMatchObject({ is: expect.not.stringMatching('open') as string });
  roomAgain();
  await leave(await opened(db, id));
});
