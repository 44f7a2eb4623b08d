// From a name and a password to a phone that is ready, and a phone that several people share.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { currentSession } from '../../src/db/device.ts';
import { endSession, mayDeliver } from '../../src/db/session-here.ts';
import { peopleOnDevice } from '../../src/db/people-on-device.ts';
import { school as schoolIn, templates } from '../../src/db/documents.ts';
import { installIdOf } from '../../src/db/meta.ts';
import { openDrafts } from '../../src/db/drafts.ts';
import { ownRecords } from '../../src/db/records.ts';
import { emptySchool, openSchool, password } from '../../src/server/school.contract.ts';
import { deliverOthers } from '../../src/sync/others.ts';
import type { Line } from '../../src/sync/rest.ts';
import { enter, found, leave, type Downloaded } from '../../src/sync/sign-in.ts';
import { li, wang } from '../cast.ts';
import { browser } from './line.ts';
import { answered, submitted } from './phone.ts';

const who = (username: string) => ({ username, password });

beforeEach(async () => {
  await endSession();
});

test('signing in makes the phone ready to go offline, and counts what arrives', async () => {
  const school = await openSchool();
  const steps: number[] = [];
  const entered = await enter(who('wang'), ({ documents }) => steps.push(documents), browser(school));
  if (!entered.ok) throw new Error(entered.why);
  expect(entered).toMatchObject({ ready: true, session: { person: wang } });
  expect(steps.at(-1)).toBeGreaterThan(5);
  expect((await schoolIn(entered.db))?.name).toBe('育才中学');
  expect((await templates(entered.db)).map((one) => one.code)).toEqual(['Z1']);
  expect((await currentSession())?.person.id).toBe(wang.id);
  const devices = await school.parts.store.sessions.list(entered.session.school.id, wang.id, 0);
  expect(await installIdOf(entered.db)).toBeDefined();
  expect(devices).toHaveLength(1);
});

test('the first download says how much of it has come, in bytes and as a share that only grows', async () => {
  const school = await openSchool();
  const told: Downloaded[] = [];
  await enter(who('wang'), (step) => told.push(step), browser(school));
  const shares = told.map(({ share }) => share ?? 0);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(told.at(-1)).toMatchObject({ share: 1 });
  expect(told.at(-1)?.bytes).toBeGreaterThan(1000);
});

test('a proxy that takes the words about the length away takes nothing else', async () => {
  const school = await openSchool();
  const line = browser(school);
  const stripping: Line = async (url, init) => {
    const answer = await line(url, init);
    const headers = new Headers(answer.headers);
    headers.delete('x-page-length');
    return new Response(answer.body, { status: answer.status, headers });
  };
  const told: Downloaded[] = [];
  const entered = await enter(who('wang'), (step) => told.push(step), stripping);
  expect(entered).toMatchObject({ ok: true, ready: true });
  expect(told.at(-1)).toMatchObject({ share: null });
});

test('a wrong password changes nothing', async () => {
  const school = await openSchool();
  expect(await enter({ username: 'wang', password: 'wrong' }, undefined, browser(school))).toMatchObject({
    ok: false,
    why: 'refused',
    code: 'wrong-password',
  });
  expect(await currentSession()).toBeNull();
});

test('S2 the next person on the same phone sees nothing of the last, whose work is still there and still delivered', async () => {
  const school = await openSchool();
  const line = browser(school);
  const first = await enter(who('wang'), undefined, line);
  if (!first.ok) throw new Error(first.why);
  await answered(first.db, 'a draft of Wang');
  await submitted(first.db, 'a record of Wang');
  await leave(line);
  const second = await enter(who('li'), undefined, line);
  if (!second.ok) throw new Error(second.why);
  expect([await ownRecords(second.db, 9), await openDrafts(second.db)]).toEqual([[], []]);
  expect((await peopleOnDevice()).map((one) => [one.username, one.unsent])).toEqual([
    ['li', 0],
    ['wang', 1],
  ]);
  expect([await mayDeliver(li.id), await mayDeliver(wang.id)]).toEqual([true, false]);
  expect(await deliverOthers(second.db, { line, locks: null, force: true })).toBe('done');
  expect((await ownRecords(first.db, 9)).map((record) => record.delivery)).toEqual(['delivered']);
  expect(await openDrafts(first.db)).toHaveLength(1);
  expect((await peopleOnDevice()).map((one) => one.unsent)).toEqual([0, 0]);
});

test('signing out without network ends it on the phone', async () => {
  const school = await openSchool();
  await enter(who('wang'), undefined, browser(school));
  await leave(() => Promise.reject(new TypeError('no network')));
  expect(await currentSession()).toBeNull();
});

test('setting a school up signs its first manager in', async () => {
  const school = emptySchool();
  const wanted = {
    code: 'ABCD-2345',
    school: { name: '新学校', kind: 'primary' as const, facilities: [] },
    manager: { name: '孙静', username: 'sun', role: 'safety_office' as const, password: 'a long password' },
  };
  const entered = await found(wanted, undefined, browser(school));
  if (!entered.ok) throw new Error(entered.why);
  expect(entered.ready).toBe(true);
  expect((await schoolIn(entered.db))?.name).toBe('新学校');
});
