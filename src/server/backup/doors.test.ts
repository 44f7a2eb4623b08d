// Who may come in, and how, is as it was last when an older backup is put back.
import { mkdtempSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dorm3, entry, id, inspection, li, sha256, sun, tonight, wang, yucai } from '../../../tests/cast.ts';
import type { PushAnswer } from '../../domain/protocol.ts';
import type { Phones } from '../../domain/reports.ts';
import { fill, password, School } from '../school.contract.ts';
import { openSqlite } from '../store/sqlite.ts';
import { backupsIn } from './backups.ts';
import { checkData } from './check.ts';
import { operate } from './commands.ts';
import { databaseFile } from './files.ts';

const silent = () => undefined;
const lost = id(900);

function opened(dataDir: string): School {
  return new School(dataDir, { store: openSqlite(databaseFile(dataDir), silent) });
}

/** The phone says what it holds, as it does before it sends. */
async function announce(school: School): Promise<void> {
  const of = { kind: 'inspection-submitted', subject: id(601), opSeq: 1, at: tonight, photos: 0, bytes: 900 };
  const items = [{ id: id(801), ...of, hash: sha256('on its way') }];
  const said = { protocol: 'patrol/1', device: lost, items };
  expect((await school.ask(wang, 'POST', '/api/announce', said)).status).toBe(200);
}

async function backedUp({ holds = false } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'patrol-doors-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [dataDir, backups] = [mkdtempSync(join(root, 'data-')), join(root, 'backups')];
  const school = opened(dataDir);
  await fill(school.parts.store);
  const cookie = await signedIn(school, wang.username, lost);
  if (holds) await announce(school);
  await operate(['backup', backups], { DATA_DIR: dataDir }, silent, tonight);
  return { dataDir, backups, school, cookie };
}

/** A school whose backup is older than what its safety office did about a lost phone, a known password and somebody who left. */
async function closedSince(was = {}) {
  const { dataDir, backups, school, cookie } = await backedUp(was);
  await close(school);
  const said: string[] = [];
  const restore = () => operate(['restore', backups], { DATA_DIR: dataDir }, (line) => said.push(line), tonight + 1000);
  return { dataDir, cookie, restore, said };
}

async function close(school: School): Promise<void> {
  const { devices } = await school.json<{ devices: { id: string; personId: string }[] }>(sun, 'GET', '/api/devices');
  const phone = devices.find(({ personId }) => personId === wang.id)!;
  expect((await school.ask(sun, 'DELETE', `/api/devices/${phone.id}`)).status).toBe(204);
  await school.ask(sun, 'POST', `/api/people/${wang.id}/password`, { password: 'nobody else knows it' });
  await school.json(sun, 'POST', `/api/people/${li.id}/left`, { reason: '退休' });
  await school.parts.store.close();
}

async function signedIn(school: School, username: string, device: string): Promise<string> {
  const answer = await school.ask(null, 'POST', '/api/session', { username, password, device });
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

/** Who gets in with what was good when the backup was made. */
async function doorsOf(dataDir: string, cookie: string): Promise<number[]> {
  const school = opened(dataDir);
  const enter = async (username: string, word: string) =>
    (await school.ask(null, 'POST', '/api/session', { username, password: word })).status;
  const answers = [
    (await school.ask(null, 'GET', '/api/session', undefined, { cookie })).status,
    await enter(wang.username, password),
    await enter(li.username, password),
    await enter(wang.username, 'nobody else knows it'),
    await enter(sun.username, password),
  ];
  await school.parts.store.close();
  return answers;
}

test('T12 a phone that was ended, a password that was changed and whoever left stay out when an older backup is put back', async () => {
  const { dataDir, cookie, restore, said } = await closedSince();
  expect(await restore()).toBe(true);
  expect(await doorsOf(dataDir, cookie)).toEqual([401, 401, 401, 201, 201]);
  expect(said.join('\n')).toMatch('are as they were last');
  expect((await checkData(dataDir)).findings).toEqual([]);
});

test('P8 what somebody recorded who came to the school after the backup was made arrives all the same', async () => {
  const { dataDir, backups, school } = await backedUp();
  const zhao = await school.join({ name: '赵晓', username: 'zhao', role: 'patrol_dorm', scope: [dorm3.id] });
  const token = await school.deliveryToken(zhao, id(901));
  await school.parts.store.close();
  expect(await operate(['restore', backups], { DATA_DIR: dataDir }, silent, tonight + 1000)).toBe(true);
  const again = opened(dataDir);
  const said = entry('inspection-submitted', inspection(), { subject: id(601), by: zhao.id, device: id(901) });
  const answer = await again.app.request('/api/ledger', {
    method: 'POST',
    headers: { 'x-patrol': '1', 'content-type': 'application/json', authorization: `Patrol-Device ${token}` },
    body: JSON.stringify({ protocol: 'patrol/1', device: id(901), build: 'test', entries: [said] }),
  });
  expect(((await answer.json()) as PushAnswer).verdicts).toMatchObject([{ verdict: 'accepted' }]);
  await again.parts.store.close();
  expect((await checkData(dataDir)).findings).toEqual([]);
});

test('so also when some phone held something that was not sent when the backup was made, which is still owed', async () => {
  const { dataDir, cookie, restore, said } = await closedSince({ holds: true });
  expect(await restore()).toBe(true);
  expect(await doorsOf(dataDir, cookie)).toEqual([401, 401, 401, 201, 201]);
  expect(said.join('\n')).toMatch('are as they were last');
  const school = opened(dataDir);
  const { rows } = await school.json<Phones>(sun, 'GET', '/api/phones');
  expect(rows.find(({ device }) => device === lost)).toMatchObject({ owed: { entries: 1 } });
  await school.parts.store.close();
  expect((await checkData(dataDir)).findings).toEqual([]);
});

test('so also when the restore was cut short and is run again', async () => {
  const { dataDir, cookie, restore } = await closedSince();
  mkdirSync(join(dataDir, 'restoring'));
  const aside = join(dataDir, 'before-restore-2026-11-22T00-00-00.000Z');
  mkdirSync(aside);
  for (const name of readdirSync(dataDir).filter((one) => one.startsWith('patrol.sqlite')))
    renameSync(join(dataDir, name), join(aside, name));
  expect(await restore()).toBe(true);
  expect(await doorsOf(dataDir, cookie)).toEqual([401, 401, 401, 201, 201]);
});

test('so also when it was the wrong backup that was put back, and a newer one is put back after it', async () => {
  const { dataDir, backups, school, cookie } = await backedUp();
  const records = Array.from({ length: 9 }, (_, n) =>
    entry('inspection-submitted', inspection(), { subject: id(610 + n), id: id(710 + n), opSeq: n + 1 }),
  );
  await school.push(wang, ...records);
  await operate(['backup', backups], { DATA_DIR: dataDir }, silent, tonight + 500);
  await school.parts.store.close();
  const [older, newer] = backupsIn(backups);
  const restore = (folder: string, ms: number) =>
    operate(['restore', folder], { DATA_DIR: dataDir }, silent, tonight + ms);
  await restore(older!, 1000);
  await close(opened(dataDir));
  await restore(newer!, 2000);
  expect(await doorsOf(dataDir, cookie)).toEqual([401, 401, 401, 201, 201]);
  expect((await checkData(dataDir)).findings).toEqual([]);
});

test('so also when what was there is of a version that did not know all of them yet', async () => {
  const { dataDir, cookie, restore, said } = await closedSince();
  const later = new DatabaseSync(databaseFile(dataDir));
  later.exec('DROP TABLE firm_links; DROP TABLE webhooks; ALTER TABLE phones DROP COLUMN settled_at');
  later.close();
  expect(await restore()).toBe(true);
  expect(await doorsOf(dataDir, cookie)).toEqual([401, 401, 401, 201, 201]);
  expect(said.join('\n')).toMatch('are as they were last');
});

test('where there is no room for them the restore is not made, and nobody is let in again', async () => {
  const { dataDir, cookie, restore } = await closedSince();
  const full = Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
  const write = Reflect.get(DatabaseSync.prototype, 'exec') as (sql: string) => void;
  const disk = vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
    if (sql === 'DELETE FROM sessions') throw full;
    write.call(this, sql);
  });
  onTestFinished(() => disk.mockRestore());
  await expect(restore()).rejects.toThrow('There is no room');
  disk.mockRestore();
  expect(await doorsOf(dataDir, cookie)).toEqual([401, 401, 401, 201, 201]);
});

test('where what was there cannot be read any more the operator hears that they are open again', async () => {
  const { dataDir, restore, said } = await closedSince();
  truncateSync(databaseFile(dataDir), 5000);
  expect(await restore()).toBe(true);
  expect(said.join('\n')).toMatch('lost phones may read again');
  const school = opened(dataDir);
  expect((await school.parts.store.documents.school())?.id).toBe(yucai.id);
  await school.parts.store.close();
});
