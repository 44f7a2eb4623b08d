// Phones that several people share, sessions that are over, phones that were reported lost: what each recorded still arrives.
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { endSession, isExpired, peopleKnown } from '../../src/db/session-here.ts';
import { openDrafts } from '../../src/db/drafts.ts';
import { metaOf, putMeta, round } from '../../src/db/meta.ts';
import { deliveryCounts, ownRecords } from '../../src/db/records.ts';
import { openDeviceDb, type DeviceDb } from '../../src/db/device-db.ts';
import type { Device } from '../../src/domain/protocol.ts';
import type { Person } from '../../src/domain/person.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import { openSchool, password, type School } from '../../src/server/school.contract.ts';
import { signIn, type Line } from '../../src/sync/rest.ts';
import { deliverOthers } from '../../src/sync/others.ts';
import { runRound } from '../../src/sync/run.ts';
import { enter, leave } from '../../src/sync/sign-in.ts';
import { li, sun, wang } from '../cast.ts';
import { Campus } from './campus.ts';
import { browser, faulty, noting, onChanges, refusing } from './line.ts';
import { answered, submitted } from './phone.ts';

/** A phone on which nobody has worked yet. */
beforeEach(async () => {
  await endSession();
  for (const { personId } of await peopleKnown()) await (await openDeviceDb(personId)).delete();
});

async function signedIn(person: Person, line: Line): Promise<DeviceDb> {
  const entered = await enter({ username: person.username, password }, undefined, line);
  if (!entered.ok) throw new Error(entered.why);
  return entered.db;
}

const on = (line: Line) => ({ line, locks: null, force: true });

const arrived = async (school: School): Promise<{ by: string; have: number; total: number }[]> => {
  const { rows } = await school.json<{ rows: { by: string; photos: { have: number; total: number } }[] }>(
    sun,
    'GET',
    '/api/inspections',
  );
  return rows.map(({ by, photos: { have, total } }) => ({ by, have, total }));
};

test('S4 what one person recorded is handed in as his own while another is signed in, and comes back to nobody', async () => {
  const school = await openSchool();
  const phone = browser(school);
  const wangs = await signedIn(wang, phone);
  await answered(wangs, 'a draft of Wang');
  await submitted(wangs, 'a record of Wang');
  await leave(phone);
  const lis = await signedIn(li, phone);
  await submitted(lis, 'a record of Li', 700_000);
  const { line, asked } = noting(phone);
  expect(await deliverOthers(lis, on(line))).toBe('done');
  expect(new Set(asked.map((request) => request.replace(/[0-9a-f]{64}/, ':sha256')))).toEqual(
    new Set(['POST /api/announce', 'POST /api/ledger', 'PUT /api/photos/:sha256']),
  );
  expect(await arrived(school)).toEqual([{ by: wang.id, have: 1, total: 1 }]);
  expect([await openDrafts(lis), (await ownRecords(lis, 9)).length]).toEqual([[], 1]);
  expect(await openDrafts(wangs)).toHaveLength(1);
  expect(await runRound(lis, on(phone))).toBe('done');
  expect((await arrived(school)).map(({ by }) => by).sort()).toEqual([wang.id, li.id].sort());
});

test('S4 with nobody signed in everybody is still delivered', async () => {
  const school = await openSchool();
  const phone = browser(school);
  for (const person of [wang, li]) {
    await submitted(await signedIn(person, phone), `a record of ${person.name}`, 700_000);
    await leave(phone);
  }
  expect(await deliverOthers(null, on(phone))).toBe('done');
  expect(await arrived(school)).toHaveLength(2);
});

test('S4 a session that is over stops reading only: the token goes on handing in', async () => {
  const school = await openSchool();
  const phone = browser(school);
  const db = await signedIn(wang, phone);
  const over = refusing(phone, onChanges, 401, 'login');
  await submitted(db, 'the door');
  expect(await runRound(db, on(over))).toBe('login');
  expect(await arrived(school)).toEqual([{ by: wang.id, have: 1, total: 1 }]);
  expect(await deliveryCounts(db)).toMatchObject({ records: 0, photos: 0 });
  expect([await isExpired(), (await round(db)).state, (await round(db)).tries]).toEqual([true, 'login', 0]);
});

test('S4 a token the server does not know leaves the session to its own person, and to nobody else', async () => {
  const school = await openSchool();
  const phone = browser(school);
  const db = await signedIn(wang, phone);
  await putMeta(db, 'delivery', { token: 'x'.repeat(43) });
  await submitted(db, 'before the server was restored');
  expect(await runRound(db, on(phone))).toBe('done');
  await submitted(db, 'and after');
  await leave(phone);
  const lis = await signedIn(li, phone);
  const { line, asked } = noting(phone);
  expect(await deliverOthers(lis, on(line))).toBe('login');
  expect(asked).toEqual(['POST /api/announce', 'POST /api/ledger']);
  expect(await arrived(school)).toHaveLength(1);
  expect(await runRound(await signedIn(wang, phone), on(phone))).toBe('done');
  expect(await arrived(school)).toHaveLength(2);
});

// Seed 700485 of the simulation, tier B: the last of several sign-ins whose answers were lost was somebody else's.
test('S4 with the session of somebody else and a token nobody knows the page asks for a sign-in, and after it all arrives', async () => {
  const school = await openSchool();
  const phone = browser(school);
  const db = await signedIn(wang, phone);
  await putMeta(db, 'delivery', { token: 'x'.repeat(43) });
  await submitted(db, 'the door');
  const lost = faulty(phone, (_, url) => (url.endsWith('/api/session') ? 'drop the response' : null));
  expect(await enter({ username: li.username, password }, undefined, lost)).toMatchObject({ ok: false });
  expect([await runRound(db, on(phone)), await isExpired()]).toEqual(['login', true]);
  expect(await arrived(school)).toEqual([]);
  expect(await runRound(await signedIn(wang, phone), on(phone))).toBe('done');
  expect(await arrived(school)).toEqual([{ by: wang.id, have: 1, total: 1 }]);
});

test('S4 whoever is signed in comes first: the round of another ends between two requests', async () => {
  const school = await openSchool();
  const phone = browser(school);
  await submitted(await signedIn(wang, phone), 'the door');
  await leave(phone);
  const { line, asked } = noting(phone);
  expect(await deliverOthers(null, { ...on(line), isOver: () => asked.length > 0 })).toBe('waiting');
  expect(asked).toEqual(['POST /api/announce']);
  expect(await deliverOthers(null, on(phone))).toBe('done');
});

// Seed 168714 of the simulation, tier A: of two windows one signed in as somebody else and stood still before it could say so.
test('S3 when somebody else signs in between the question whose session it is and the first page, nothing of theirs comes into this database', async () => {
  const school = await openSchool();
  const phone = browser(school);
  const takenOver: Line = async (url, init) => {
    const response = await phone(url, init);
    if (init.method === 'GET' && url.endsWith('/api/session')) await signIn({ username: li.username, password }, phone);
    return response;
  };
  const entered = await enter({ username: wang.username, password }, undefined, takenOver);
  if (!entered.ok) throw new Error(entered.why);
  expect(entered.ready).toBe(false);
  expect(await entered.db.documents.count()).toBe(0);
  expect([await runRound(entered.db, on(phone)), await isExpired()]).toEqual(['login', true]);
  expect(await entered.db.documents.count()).toBe(0);
  expect(await (await signedIn(wang, phone)).documents.count()).not.toBe(0);
});

test('S3 when somebody else signs in between two pieces of a photo, the rest of it waits for its own person', async () => {
  const school = await openSchool();
  const phone = browser(school);
  const wangs = await signedIn(wang, phone);
  // Without a token of its own the phone sends with the session of whoever is signed in.
  await putMeta(wangs, 'delivery', { token: 'x'.repeat(43) });
  const entry = await submitted(wangs, 'the door', 700_000);
  const { line, asked } = noting(phone);
  const changingHands: Line = async (url, init) => {
    const response = await line(url, init);
    if (init.method === 'HEAD') await signedIn(li, phone);
    return response;
  };
  expect(await runRound(wangs, on(changingHands))).toBe('waiting');
  expect(asked.at(-1)).toMatch(/^HEAD \/api\/photos\//);
  expect(await wangs.delivered.get(entry.id)).toMatchObject({ missing: entry.photos, troubles: [] });
  expect(await runRound(await signedIn(wang, phone), on(phone))).toBe('done');
  expect(await arrived(school)).toEqual([{ by: wang.id, have: 1, total: 1 }]);
});

test('S5 what a phone hands in after it was reported lost is kept aside with its photos, and it reads nothing', async () => {
  const school = await openSchool();
  const phone = browser(school);
  const db = await signedIn(wang, phone);
  const entry = await submitted(db, 'the door');
  const { devices } = await school.json<{ devices: Device[] }>(sun, 'GET', '/api/devices');
  const lost = devices.find(({ personId }) => personId === wang.id);
  expect((await school.ask(sun, 'DELETE', `/api/devices/${lost?.id}`)).status).toBe(204);
  expect(await runRound(db, on(phone))).toBe('login');
  expect(await db.delivered.get(entry.id)).toMatchObject({ quarantined: 'revoked', missing: [] });
  expect(await arrived(school)).toEqual([]);
  const held = await school.parts.store.ledger.quarantined((await school.parts.store.documents.school())!.id, 9);
  expect(held).toMatchObject([{ id: entry.id, code: 'revoked', senderId: wang.id }]);
});

test('S2 the token lies in the database of its person, not where everybody on the phone is known', async () => {
  const school = await openSchool();
  const db = await signedIn(wang, browser(school));
  const token = (await metaOf(db, 'delivery'))?.token ?? '';
  expect(token).toHaveLength(43);
  const people = await indexedDB.databases();
  expect(people.map(({ name }) => name)).toContain('patrol-device');
  const registry = await new Promise<string>((resolve, reject) => {
    const opening = indexedDB.open('patrol-device');
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    opening.onsuccess = () => {
      const all = opening.result.transaction('people').objectStore('people').getAll();
      all.onsuccess = () => resolve(JSON.stringify(all.result));
    };
  });
  expect(registry).toContain('wang');
  expect(registry).not.toContain(token);
});

test('C5 what a restored server has forgotten of somebody who is not signed in comes back from the phone that others use', async () => {
  const campus = await Campus.open();
  const phone = browser({
    get app() {
      return campus.school.app;
    },
  } as School);
  const lis = await signedIn(li, phone);
  await leave(phone);
  const wangs = await signedIn(wang, phone);
  const copy = await campus.copy();
  await submitted(wangs, 'a record of Wang');
  expect(await runRound(wangs, on(phone))).toBe('done');
  await campus.putBack(copy);
  await campus.whileDown(() => renewEpoch(campus));
  expect(await arrived(campus.school)).toEqual([]);
  campus.school.clock.ms += 60_000;
  await leave(phone);
  await signedIn(li, phone);
  expect(await runRound(lis, on(phone))).toBe('done');
  await deliverOthers(lis, on(phone));
  expect(await arrived(campus.school)).toEqual([{ by: wang.id, have: 1, total: 1 }]);
  expect(await deliverOthers(lis, on(phone))).toBe('done');
});

/** As the command that restores does. */
async function renewEpoch({ dataDir }: Campus): Promise<void> {
  const store = openSqlite(join(dataDir, 'patrol.sqlite'), () => undefined);
  await store.renewEpoch(0);
  await store.close();
}
