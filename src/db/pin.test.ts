import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { li, tonight, wang, yucai } from '../../tests/cast.ts';
import type { Person } from '../domain/person.ts';
import type { Session } from '../domain/protocol.ts';
import { currentSession, registry } from './device.ts';
import { peopleWithPin, pinHere, unlock } from './pin.ts';
import { cookieOf, endSession, mayDeliver, rememberSession } from './session-here.ts';

const session = (person: Person): Session => ({
  protocol: 'patrol/1',
  epoch: yucai.id,
  person,
  school: yucai,
  serverTime: tonight,
});

beforeEach(async () => {
  await (await registry()).people.clear();
  await endSession();
});

test('the PIN opens one’s own screens without the school, and wrong digits open nothing', async () => {
  await rememberSession(session(wang), await pinHere('381604'));
  await endSession();
  expect(await unlock(wang.id, '381605')).toEqual({ is: 'wrong' });
  expect(await currentSession()).toBeNull();
  expect(await unlock(wang.id, '381604')).toMatchObject({ is: 'open', session: { person: { username: 'wang' } } });
  expect((await currentSession())?.person).toEqual(wang);
  expect(await mayDeliver(wang.id)).toBe(true);
});

test('S3 whoever is unlocked after somebody else signed in reads nothing with that cookie', async () => {
  await rememberSession(session(wang), await pinHere('381604'));
  await rememberSession(session(li));
  await endSession();
  expect(await unlock(wang.id, '381604')).toMatchObject({ is: 'open' });
  expect([await mayDeliver(wang.id), await cookieOf(wang.id)]).toEqual([false, 'none']);
  await rememberSession(session(wang));
  expect(await mayDeliver(wang.id)).toBe(true);
});

test('T13 wrong digits cost time and never the work: after any number the right ones open', async () => {
  await rememberSession(session(wang), await pinHere('381604'));
  let now = tonight;
  for (let n = 0; n < 4; n++) expect(await unlock(wang.id, '000000', now)).toEqual({ is: 'wrong' });
  expect(await unlock(wang.id, '000000', now)).toEqual({ is: 'wrong' });
  expect(await unlock(wang.id, '381604', now)).toEqual({ is: 'wait', waitMs: 30_000 });
  for (let n = 0; n < 12; n++) {
    now += 300_000;
    expect(await unlock(wang.id, '000000', now)).toEqual({ is: 'wrong' });
  }
  now += 300_000;
  expect(await unlock(wang.id, '381604', now)).toMatchObject({ is: 'open' });
});

test('a clock that was set back locks nobody out', async () => {
  await rememberSession(session(wang), await pinHere('381604'));
  for (let n = 0; n < 6; n++) await unlock(wang.id, '000000', tonight + n * 300_000);
  expect(await unlock(wang.id, '381604', tonight - 86_400_000)).toMatchObject({ is: 'open' });
});

test('signing in with a password leaves the PIN, and who has none is not among those who open with one', async () => {
  await rememberSession(session(wang), await pinHere('381604'));
  await rememberSession(session(li));
  await rememberSession(session(wang));
  expect((await peopleWithPin()).map(({ username }) => username)).toEqual(['wang']);
  expect(await unlock(li.id, '381604')).toEqual({ is: 'none' });
});
