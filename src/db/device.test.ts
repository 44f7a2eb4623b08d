import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { Dexie } from 'dexie';
import { li, tonight, wang, yucai } from '../../tests/cast.ts';
import type { Person } from '../domain/person.ts';
import type { Session } from '../domain/protocol.ts';
import { currentSession, registry } from './device.ts';
import { openDeviceDb } from './device-db.ts';
import { installIdOf } from './meta.ts';
import { peopleOnDevice } from './people-on-device.ts';
import {
  beginEntering,
  cookieOf,
  endEntering,
  endSession,
  installIdFor,
  isExpired,
  markExpired,
  mayDeliver,
  noteCookie,
  rememberSession,
} from './session-here.ts';

const session = (person: Person): Session => ({
  protocol: 'patrol/1',
  epoch: yucai.id,
  person,
  school: yucai,
  serverTime: tonight,
});

beforeEach(async () => {
  await endSession();
});

test('who is signed in is known without network', async () => {
  expect(await currentSession()).toBeNull();
  await rememberSession(session(wang));
  expect((await currentSession())?.person).toEqual(wang);
  await endSession();
  expect(await currentSession()).toBeNull();
});

test('an expired session is noted until the next sign-in', async () => {
  await rememberSession(session(wang));
  await markExpired(wang.id);
  expect(await isExpired()).toBe(true);
  await rememberSession(session(wang));
  expect(await isExpired()).toBe(false);
});

test('S2 another person on the same phone is only a name and a count', async () => {
  await rememberSession(session(wang));
  const db = await openDeviceDb(wang.id);
  await db.outbox.put({ id: 'one', opSeq: 1, state: 'waiting', subject: 'one' } as never);
  await rememberSession(session(li));
  expect(await peopleOnDevice()).toEqual([
    { personId: li.id, name: '李建国', username: 'li', current: true, unsent: 0 },
    { personId: wang.id, name: '王秀兰', username: 'wang', current: false, unsent: 1 },
  ]);
});

test('S3 nobody reads while somebody is signing in, nor for anybody else', async () => {
  await rememberSession(session(wang));
  expect([await mayDeliver(wang.id), await mayDeliver(li.id)]).toEqual([true, false]);
  await beginEntering();
  expect(await mayDeliver(wang.id)).toBe(false);
  await endEntering(false);
  expect(await mayDeliver(wang.id)).toBe(true);
});

test('who signs in again is the same installation; a vanished database is a new one', async () => {
  await rememberSession(session(wang));
  const db = await openDeviceDb(wang.id);
  const installId = await installIdOf(db);
  expect(await installIdFor('wang')).toBe(installId);
  db.close();
  await Dexie.delete(db.name);
  expect(await installIdFor('wang')).not.toBe(installId);
});

test('S3 a sign-in whose answer was lost leaves nobody the cookie, until the school says whose it is', async () => {
  await rememberSession(session(wang));
  await beginEntering();
  await endEntering(true);
  expect([await mayDeliver(wang.id), await cookieOf(wang.id)]).toEqual([false, 'unsure']);
  await noteCookie(li.id);
  expect([await mayDeliver(wang.id), await cookieOf(wang.id)]).toEqual([false, 'none']);
  await noteCookie(wang.id);
  expect([await mayDeliver(wang.id), await cookieOf(wang.id)]).toEqual([true, 'own']);
});

test('S3 what an older version wrote has the cookie of whoever signed in last', async () => {
  await rememberSession(session(wang));
  await (await registry()).people.toCollection().modify((row) => void delete row.hasCookie);
  expect(await mayDeliver(wang.id)).toBe(true);
});
