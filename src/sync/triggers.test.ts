import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sun, wang } from '../../tests/cast.ts';
import { emptyDb, readyDb, submitted } from '../../tests/sync/phone.ts';
import { soon } from '../../tests/soon.ts';
import { metaOf } from '../db/meta.ts';
import { noteCanary } from '../db/storage.ts';
import { stalledAfterMs } from './lock.ts';
import * as others from './others.ts';
import * as run from './run.ts';
import { deliverSoon, keepDelivering } from './triggers.ts';

vi.mock('./run.ts', () => ({ runRound: vi.fn(async () => 'done') }));
vi.mock('./others.ts', () => ({ deliverOthers: vi.fn(async () => 'done') }));
const runRound = vi.mocked(run.runRound);
const deliverOthers = vi.mocked(others.deliverOthers);
let page: EventTarget & { visibilityState: string };

beforeEach(() => {
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const frame = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', frame.addEventListener.bind(frame));
  vi.stubGlobal('removeEventListener', frame.removeEventListener.bind(frame));
  vi.stubGlobal('dispatchEvent', frame.dispatchEvent.bind(frame));
  runRound.mockClear();
  deliverOthers.mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const rounds = (count: number) => soon(() => expect(runRound).toHaveBeenCalledTimes(count));

test('a round starts at once, on return to view, with the network and after something was recorded', async () => {
  const stop = keepDelivering(await readyDb(wang));
  await rounds(1);
  await soon(() => {
    page.dispatchEvent(new Event('visibilitychange'));
    expect(runRound.mock.calls.length).toBeGreaterThan(1);
  });
  const before = runRound.mock.calls.length;
  dispatchEvent(new Event('online'));
  await soon(() => expect(runRound.mock.calls.length).toBeGreaterThan(before));
  const then = runRound.mock.calls.length;
  deliverSoon();
  await soon(() => expect(runRound.mock.calls.length).toBeGreaterThan(then));
  stop();
  const last = runRound.mock.calls.length;
  deliverSoon();
  page.dispatchEvent(new Event('visibilitychange'));
  expect(runRound).toHaveBeenCalledTimes(last);
});

test('the browser is asked at each start to keep what is stored, until it has promised', async () => {
  const persist = vi.fn(async () => true);
  const persisted = vi.fn(async () => false);
  vi.stubGlobal('navigator', { storage: { persist, persisted } });
  const db = await readyDb(wang);
  const start = async (times: number) => {
    const stop = keepDelivering(db);
    await soon(() => expect(persisted).toHaveBeenCalledTimes(times));
    await soon(() => expect(deliverOthers).toHaveBeenCalledTimes(times));
    stop();
  };
  await start(1);
  expect(persist).toHaveBeenCalledTimes(1);
  persisted.mockResolvedValue(true);
  await start(2);
  expect(persist).toHaveBeenCalledTimes(1);
});

test('a storage that was wiped with work in it is noticed at the next start, before the first round tells the school', async () => {
  const notes = new Map<string, string>();
  const getItem = (key: string) => notes.get(key) ?? null;
  vi.stubGlobal('localStorage', { getItem, setItem: (key: string, value: string) => notes.set(key, value) });
  const wiped = await readyDb(wang);
  await submitted(wiped, 'never sent');
  await noteCanary(wiped);
  const reborn = emptyDb(wang);
  const known: unknown[] = [];
  runRound.mockImplementationOnce(async (db) => {
    known.push(await metaOf(db, 'loss'));
    return 'done';
  });
  const stop = keepDelivering(reborn);
  await soon(() => expect(known).toMatchObject([{ things: 1, told: false }]));
  await soon(() => expect(deliverOthers).toHaveBeenCalledOnce());
  stop();
});

test('what is recorded during a round gets a round of its own', async () => {
  const first = Promise.withResolvers<'done'>();
  runRound.mockReturnValueOnce(first.promise);
  const stop = keepDelivering(await readyDb(wang));
  await rounds(1);
  deliverSoon();
  deliverSoon();
  expect(runRound).toHaveBeenCalledTimes(1);
  first.resolve('done');
  await rounds(2);
  stop();
});

test('R8 what never comes back keeps nothing else from starting, and does nothing when it comes back after all', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const first = Promise.withResolvers<'done'>();
  runRound.mockReturnValueOnce(first.promise);
  const stop = keepDelivering(await readyDb(sun));
  await rounds(1);
  vi.advanceTimersByTime(stalledAfterMs);
  dispatchEvent(new Event('online'));
  expect(runRound).toHaveBeenCalledTimes(1);
  // Nobody does anything: the timer alone finds it out.
  vi.advanceTimersByTime(stalledAfterMs);
  await rounds(2);
  await soon(() => expect(deliverOthers).toHaveBeenCalledOnce());
  first.resolve('done');
  await first.promise;
  await new Promise((turned) => setImmediate(turned));
  expect(deliverOthers).toHaveBeenCalledOnce();
  stop();
});

test('S4 the others of this phone come after whoever is signed in, and with nobody signed in they come alone', async () => {
  // Of somebody else than before: what was stopped there may still be on its way.
  const db = await readyDb(sun);
  const stop = keepDelivering(db);
  await soon(() => expect(deliverOthers.mock.calls.some(([own]) => own === db)).toBe(true));
  expect(runRound).toHaveBeenCalledOnce();
  stop();
  const stopAlone = keepDelivering(null);
  await soon(() => expect(deliverOthers).toHaveBeenCalledWith(null, expect.anything()));
  expect(runRound).toHaveBeenCalledOnce();
  stopAlone();
});

test('each registered sync has a tag of its own', async () => {
  const register = vi.fn(async () => undefined);
  const sync = { register, getTags: async () => [] };
  vi.stubGlobal('navigator', { serviceWorker: { controller: {}, ready: Promise.resolve({ sync }) } });
  deliverSoon();
  await soon(() => expect(register).toHaveBeenCalledWith(expect.stringMatching(/^outbox:\d+$/)));
});

test('what still waits when a round ends is left to the browser as well, unless a tag waits already', async () => {
  const tags: string[] = [];
  const register = vi.fn(async (tag: string) => void tags.push(tag));
  const sync = { register, getTags: async () => tags };
  vi.stubGlobal('navigator', { serviceWorker: { controller: {}, ready: Promise.resolve({ sync }) } });
  runRound.mockResolvedValue('waiting');
  const stop = keepDelivering(await readyDb(sun));
  await soon(() => expect(register).toHaveBeenCalledOnce());
  const rounds = runRound.mock.calls.length;
  dispatchEvent(new Event('online'));
  await soon(() => expect(runRound.mock.calls.length).toBeGreaterThan(rounds));
  await new Promise((turned) => setImmediate(turned));
  expect(register).toHaveBeenCalledOnce();
  stop();
  runRound.mockResolvedValue('done');
});

test('what still waits of others on a shared phone is left to the browser too, but not what only they can let go', async () => {
  const tags: string[] = [];
  const register = vi.fn(async (tag: string) => void tags.push(tag));
  const sync = { register, getTags: async () => tags };
  vi.stubGlobal('navigator', { serviceWorker: { controller: {}, ready: Promise.resolve({ sync }) } });
  deliverOthers.mockResolvedValue('login');
  const stop = keepDelivering(await readyDb(sun));
  await soon(() => expect(deliverOthers).toHaveBeenCalledOnce());
  await new Promise((turned) => setImmediate(turned));
  expect(register).not.toHaveBeenCalled();
  deliverOthers.mockResolvedValue('waiting');
  await soon(() => {
    dispatchEvent(new Event('online'));
    expect(register).toHaveBeenCalledOnce();
  });
  stop();
  deliverOthers.mockResolvedValue('done');
});
