// One phone, several people, six digits each: by the school where it answers, by the phone where it does not.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { currentSession, registry } from '../../src/db/device.ts';
import { peopleWithPin } from '../../src/db/pin.ts';
import { cookieOf, endSession, isExpired } from '../../src/db/session-here.ts';
import { newId } from '../../src/db/new-id.ts';
import type { PersonAdded } from '../../src/domain/invite.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { enterByInvite } from '../../src/sync/invite.ts';
import { enterByPin } from '../../src/sync/pin.ts';
import type { Line } from '../../src/sync/rest.ts';
import { runRound } from '../../src/sync/run.ts';
import { dorm3, sun } from '../cast.ts';
import { browser } from './line.ts';
import { submitted } from './phone.ts';

const noNetwork: Line = () => Promise.reject(new TypeError('no network'));
const signInPage: Line = async () => new Response('<p>Wi-Fi', { headers: { 'content-type': 'text/html' } });

beforeEach(async () => {
  await (await registry()).people.clear();
  await endSession();
});

async function join(school: School, username: string, pin: string, line: Line) {
  const wanted = { name: username, username, role: 'patrol_dorm', scope: [dorm3.id] };
  const { invite } = await school.json<PersonAdded>(sun, 'POST', '/api/people', wanted);
  const entered = await enterByInvite(invite?.code ?? '', newId(), { pin }, undefined, line);
  if (!entered.ok) throw new Error(entered.code);
  return entered;
}
const nameHere = async () => (await currentSession())?.person.username ?? null;
const personOf = async (username: string) => (await peopleWithPin()).find((one) => one.username === username)!;

test('two people change on one phone by six digits, and each is in the own database', async () => {
  const school = await openSchool();
  const line = browser(school);
  const ma = await join(school, 'ma', '381604', line);
  await endSession();
  const hu = await join(school, 'hu', '604381', line);
  await endSession();
  expect(await enterByPin(await personOf('ma'), '604381', undefined, line)).toEqual({ ok: false, is: 'wrong' });
  expect(await nameHere()).toBeNull();
  const back = await enterByPin(await personOf('ma'), '381604', undefined, line);
  if (!back.ok) throw new Error(back.is);
  expect([await nameHere(), back.db.name === ma.db.name, back.db.name === hu.db.name]).toEqual(['ma', true, false]);
  expect(await runRound(back.db, { line, locks: null, force: true })).toBe('done');
});

test.each([
  ['without network', noNetwork],
  ['behind a page of the network that answers 200', signInPage],
])('S3 %s the phone opens for capture, and reads nothing until the school has heard the digits', async (_how, away) => {
  const school = await openSchool();
  const line = browser(school);
  await join(school, 'ma', '381604', line);
  await endSession();
  await join(school, 'hu', '604381', line);
  await endSession();
  expect(await enterByPin(await personOf('ma'), '000000', undefined, away)).toEqual({ ok: false, is: 'wrong' });
  const here = await enterByPin(await personOf('ma'), '381604', undefined, away);
  if (!here.ok) throw new Error(here.is);
  expect(await nameHere()).toBe('ma');
  await submitted(here.db, 'a record of Ma');
  // The cookie is Hu's: what Ma recorded goes by her own token, and nothing is read.
  const asked: string[] = [];
  const watched: Line = (url, init) => {
    asked.push(`${init.method} ${url.split('?')[0]}`);
    return line(url, init);
  };
  expect(await runRound(here.db, { line: watched, locks: null, force: true })).toBe('login');
  expect(asked).toContain('POST /api/ledger');
  expect(asked).not.toContain('GET /api/changes');
  expect([await isExpired(), await cookieOf(here.session.person.id)]).toEqual([true, 'none']);
  expect((await enterByPin(await personOf('ma'), '381604', undefined, line)).ok).toBe(true);
  expect(await runRound(here.db, { line, locks: null, force: true })).toBe('done');
});

test('whoever unlocks the own phone without network goes on with the own session when it is back', async () => {
  const school = await openSchool();
  const line = browser(school);
  const ma = await join(school, 'ma', '381604', line);
  await endSession();
  const here = await enterByPin(await personOf('ma'), '381604', undefined, noNetwork);
  expect([here.ok, await cookieOf(ma.session.person.id)]).toEqual([true, 'unsure']);
  expect(await runRound(ma.db, { line, locks: null, force: true })).toBe('done');
  expect(await cookieOf(ma.session.person.id)).toBe('own');
});

test('S3 where the answer to another’s digits was lost, the first asks whose the cookie is before reading', async () => {
  const school = await openSchool();
  const line = browser(school);
  const ma = await join(school, 'ma', '381604', line);
  await endSession();
  await join(school, 'hu', '604381', line);
  await enterByPin(await personOf('ma'), '381604', undefined, line);
  await endSession();
  const lost: Line = async (url, init) => {
    await line(url, init);
    throw new TypeError('the line broke');
  };
  await enterByPin(await personOf('hu'), '604381', undefined, lost);
  await endSession();
  const back = await enterByPin(await personOf('ma'), '381604', undefined, noNetwork);
  expect(back.ok).toBe(true);
  expect(await runRound(ma.db, { line, locks: null, force: true })).toBe('login');
});

test('a PIN that is over is taken from the phone, and the work stays', async () => {
  const school = await openSchool();
  const line = browser(school);
  const ma = await join(school, 'ma', '381604', line);
  await submitted(ma.db, 'a record of Ma');
  await endSession();
  await school.json(sun, 'POST', `/api/people/${ma.session.person.id}/left`, { reason: '退休' });
  const person = await personOf('ma');
  expect(await enterByPin(person, '381604', undefined, line)).toEqual({ ok: false, is: 'over' });
  expect(await peopleWithPin()).toEqual([]);
  expect(await ma.db.outbox.count()).toBe(1);
});
