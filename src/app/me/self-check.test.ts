import { afterEach, expect, test, vi } from 'vitest';
import { wang } from '../../../tests/cast.ts';
import { emptyDb } from '../../../tests/sync/phone.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import { putMeta } from '../../db/meta.ts';
import { screen as app } from '../state.ts';
import { selfCheck as words } from '../words/zh/self-check.ts';
import { checkNames, runCheck, type CheckName } from './self-check.ts';

const MB = 1024 * 1024;
const db: DeviceDb = emptyDb(wang);
const check = (name: CheckName) => runCheck(name, { db, words, language: 'zh' });
const phone = (has: object): void => void vi.stubGlobal('navigator', has);
afterEach(() => vi.unstubAllGlobals());

test('little room is said with how much, a browser that does not say is told apart, and a disk that was full counts as bad', async () => {
  const withRoom = (room: number) => ({
    storage: { estimate: async () => ({ usage: 10 * MB, quota: 10 * MB + room }) },
  });
  phone(withRoom(500_000_000));
  expect(await check('room')).toMatchObject({ state: 'good', said: expect.stringContaining('500') });
  phone(withRoom(50 * MB));
  expect(await check('room')).toMatchObject({ state: 'look', said: expect.stringContaining('只剩') });
  phone({});
  expect(await check('room')).toEqual({ state: 'look', said: words.room.unknown });
  await db.meta.delete('reserve');
  const full = vi.spyOn(db, 'transaction').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
  expect(await check('room')).toEqual({ state: 'bad', said: words.room.full });
  full.mockRestore();
});

test('whether the browser has promised to keep what is stored', async () => {
  for (const [persisted, state, said] of [
    [true, 'good', words.kept.yes],
    [false, 'look', words.kept.no],
  ] as const) {
    phone({ storage: { persisted: async () => persisted } });
    expect(await check('kept')).toEqual({ state, said });
  }
  phone({});
  expect(await check('kept')).toEqual({ state: 'look', said: words.kept.unknown });
});

test('the camera is opened and let go of; one that is refused is told apart from one that is not there', async () => {
  const stop = vi.fn();
  const withCamera = (getUserMedia: () => Promise<unknown>) => phone({ mediaDevices: { getUserMedia } });
  withCamera(async () => ({ getTracks: () => [{ stop }] }));
  expect(await check('camera')).toEqual({ state: 'good', said: words.camera.works });
  expect(stop).toHaveBeenCalledOnce();
  withCamera(() => Promise.reject(new DOMException('', 'NotAllowedError')));
  expect(await check('camera')).toEqual({ state: 'look', said: words.camera.refused });
  withCamera(() => Promise.reject(new DOMException('', 'NotFoundError')));
  expect(await check('camera')).toEqual({ state: 'look', said: words.camera.none });
  phone({});
  expect(await check('camera')).toEqual({ state: 'look', said: words.camera.none });
});

test('a clock that is off by more than two minutes is said with by how much, and one that was never compared as well', async () => {
  expect(await check('clock')).toEqual({ state: 'look', said: words.clock.unknown });
  const at = Date.now();
  await putMeta(db, 'clock', { offsetMs: 119_000, at });
  expect(await check('clock')).toEqual({ state: 'good', said: words.clock.right });
  await putMeta(db, 'clock', { offsetMs: -600_000, at });
  expect(await check('clock')).toEqual({ state: 'look', said: words.clock.off(10) });
});

test('without a worker nothing opens without a network, and the address or the browser is named', async () => {
  vi.stubGlobal('isSecureContext', true);
  phone({});
  expect(await check('offline')).toEqual({ state: 'bad', said: words.offline.none });
  vi.stubGlobal('isSecureContext', false);
  expect(await check('offline')).toEqual({ state: 'bad', said: words.offline.plain });
  phone({ serviceWorker: { controller: null } });
  expect(await check('offline')).toEqual({ state: 'look', said: words.offline.notYet });
  expect(await check('background')).toEqual({ state: 'look', said: words.background.no });
  phone({ serviceWorker: { controller: {} } });
  vi.stubGlobal('SyncManager', Object);
  expect(await check('background')).toEqual({ state: 'good', said: words.background.yes });
});

test('a page that was just opened hears a moment later what lies on the phone, and is waited for', async () => {
  phone({ serviceWorker: { controller: {} } });
  app.setState({ lacking: 1 });
  vi.useFakeTimers();
  const asked = check('offline');
  setTimeout(() => app.setState({ lacking: 0 }), 1000);
  await vi.advanceTimersByTimeAsync(1100);
  expect(await asked).toEqual({ state: 'good', said: words.offline.ready });
  app.setState({ lacking: 1 });
  const never = check('offline');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await never).toEqual({ state: 'look', said: words.offline.notYet });
  vi.useRealTimers();
});

test('a check that falls over is one that found something, and every check has its name', async () => {
  phone({ storage: { persisted: () => Promise.reject(new Error('gone')) } });
  expect(await check('kept')).toEqual({ state: 'bad', said: words.failed('Error') });
  expect(Object.keys(words.names)).toEqual(checkNames);
});
