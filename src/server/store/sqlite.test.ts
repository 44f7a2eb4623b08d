import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { entry, id, inspection, tonight, wang, yucai } from '../../../tests/cast.ts';
import { readOffer } from '../routes/ledger.ts';
import { fill } from '../school.contract.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import { storeContract } from './store.contract.ts';
import { migrate, migrations } from './sqlite/migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'patrol-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const silent = () => undefined;

storeContract(async () => {
  const store = openSqlite(':memory:', silent);
  onTestFinished(() => store.close());
  return store;
});

/** A ledger of one school on disk, closed again. */
async function written(name: string): Promise<string> {
  const file = join(folder, name);
  const store = openSqlite(file, silent);
  await fill(store);
  await store.ledger.append(yucai.id, wang, [readOffer(entry('inspection-submitted', inspection()))], tonight);
  await store.close();
  return file;
}

test('what was answered is there after a restart, under the same epoch', async () => {
  const file = await written('restart.sqlite');
  const [one, two] = [openSqlite(file, silent), openSqlite(file, silent)];
  expect(one.epoch).toBe(two.epoch);
  expect((await one.reports.inspections(yucai.id, { scope: [], limit: 5 })).rows).toHaveLength(1);
  expect(await one.ledger.firstBreak(yucai.id)).toBeNull();
  await one.close();
  await two.close();
});

test('the log is copied into the database once nobody writes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const file = await written('rest.sqlite');
  const store = openSqlite(file, silent);
  const reader = new DatabaseSync(file);
  const logged = () => reader.prepare('PRAGMA wal_checkpoint(NOOP)').get() as { log: number; checkpointed: number };
  await store.probe(1);
  expect(logged().checkpointed).toBeLessThan(logged().log);
  vi.advanceTimersByTime(200);
  await store.probe(2);
  vi.advanceTimersByTime(200);
  expect(logged().checkpointed).toBeLessThan(logged().log);
  vi.advanceTimersByTime(100);
  expect(logged().checkpointed).toBe(logged().log);
  await store.probe(3);
  await store.close();
  vi.advanceTimersByTime(300);
  expect(reader.prepare(`SELECT value FROM meta WHERE key = 'probe'`).get()).toEqual({ value: '3' });
  reader.close();
});

test('the ledger refuses to be edited or cut, whoever asks', async () => {
  const db = new DatabaseSync(await written('append-only.sqlite'));
  onTestFinished(() => db.close());
  expect(() => db.exec(`UPDATE ledger SET raw = '{}'`)).toThrow('append-only');
  expect(() => db.exec('DELETE FROM ledger')).toThrow('append-only');
});

test.each([
  ['a changed word', `UPDATE ledger SET raw = replace(raw, '王秀兰', '王秀丽') WHERE seq = 7`, 7],
  ['a changed time', 'UPDATE ledger SET received_at = received_at + 1 WHERE seq = 3', 3],
  ['a changed verdict', `UPDATE ledger SET verdict = 'quarantined' WHERE seq = 10`, 10],
  ['a removed line', 'DELETE FROM ledger WHERE seq = 4', 4],
  ['a cut end', 'DELETE FROM ledger WHERE seq = 10', 10],
])('P20 %s shows in the chain', async (name, harm, broken) => {
  const file = await written(`${name}.sqlite`);
  const db = new DatabaseSync(file);
  db.exec('DROP TRIGGER ledger_is_never_edited; DROP TRIGGER ledger_is_never_cut');
  db.exec(harm);
  db.close();
  const store = openSqlite(file, silent);
  onTestFinished(() => store.close());
  expect((await store.ledger.firstBreak(yucai.id))?.seq).toBe(broken);
});

test('65 a damaged or foreign file is refused with a sentence', async () => {
  const foreign = join(folder, 'foreign.sqlite');
  writeFileSync(foreign, 'not a database, but long enough to look at '.repeat(100));
  expect(() => openSqlite(foreign, silent)).toThrow('Restore the last verified backup');
});

test('65 a database with a page that was overwritten is refused with a sentence', async () => {
  const file = await written('overwritten.sqlite');
  const db = new DatabaseSync(file);
  const root = Number(db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'ledger'`).get()?.['rootpage']);
  db.close();
  const bytes = readFileSync(file);
  // The page still looks like one, and what it points at lies outside of it.
  const at = (root - 1) * bytes.readUInt16BE(16) + 8;
  writeFileSync(file, bytes.fill(0xff, at, at + 4));
  expect(() => openSqlite(file, silent)).toThrow(/is damaged .*Restore the last verified backup/s);
});

test('a SQLite that can lose what was committed is refused before it has touched the file, and a later one is taken', async () => {
  const file = await written('by-another.sqlite');
  const before = readFileSync(file);
  for (const old of ['3.40.1', '3.51.2', '3.9.9', '2.99.99', 'undefined']) {
    const said = `This is SQLite ${old},.*needs 3\\.51\\.3.*校园巡检需要 3\\.51\\.3`;
    expect(() => openedBy(old, file)).toThrow(new RegExp(said, 's'));
  }
  expect(readFileSync(file)).toEqual(before);
  for (const sound of ['3.51.3', '3.52.0', '4.0.0']) await openedBy(sound, ':memory:').close();
});

function openedBy(version: string, file: string): Store {
  // oxlint-disable-next-line typescript/unbound-method -- called with the database it is asked of
  const { prepare } = DatabaseSync.prototype;
  const asked = vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (this: DatabaseSync, sql) {
    return prepare.call(this, sql.replace('sqlite_version()', `'${version}'`));
  });
  try {
    return openSqlite(file, silent);
  } finally {
    asked.mockRestore();
  }
}

test('a database of a newer version is refused', () => {
  const file = join(folder, 'newer.sqlite');
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 999');
  db.close();
  expect(() => openSqlite(file, silent)).toThrow('schema 999');
});

test('migrations run once, in order, and a broken one leaves nothing behind', () => {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  const first = { number: 1, name: '0001', sql: 'CREATE TABLE one (a TEXT) STRICT' };
  migrate(db, [first]);
  migrate(db, [first]);
  const broken = { number: 2, name: '0002-broken', sql: 'CREATE TABLE two (a TEXT) STRICT; CREATE TABLE nonsense (' };
  expect(() => migrate(db, [first, broken])).toThrow('0002-broken');
  expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'two'`).get()).toBeUndefined();
  migrate(db, [first, { number: 2, name: '0002', sql: 'CREATE TABLE two (a TEXT) STRICT' }]);
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
});

test('a new database whose making broke off is empty still, and is made at the next start', () => {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  const first = { number: 1, name: '0001', sql: 'CREATE TABLE one (a TEXT) STRICT' };
  const second = { number: 2, name: '0002', sql: 'CREATE TABLE two (a TEXT) STRICT' };
  expect(() => migrate(db, [first, { ...second, sql: 'CREATE TABLE nonsense (' }])).toThrow('0002');
  expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([]);
  migrate(db, [first, second]);
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
  expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'one' }, { name: 'two' }]);
});

test('who was last at a point is told anew where an old code had said so', () => {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  const all = migrations();
  const from = all.findIndex(({ name }) => name.includes('last-visits'));
  migrate(db, all.slice(0, from));
  const visit = (at: number, byName: string, code?: 'old') => ({ at, byName, ...(code && { code }) });
  const points = [
    { placeId: 'a', visits: [visit(1, '李'), visit(2, '王', 'old')] },
    { placeId: 'b', visits: [visit(3, '王', 'old')] },
    { placeId: 'c', visits: [visit(4, '王')] },
  ];
  const put = db.prepare(
    'INSERT INTO documents (school_id, type, id, seq, owner, changed_at, body) VALUES (?,?,?,1,?,1,?)',
  );
  put.run('s', 'round', 'r', '', JSON.stringify({ points }));
  for (const [place, at] of Object.entries({ a: 2, b: 3, c: 4 }))
    db.prepare('INSERT INTO last_visits VALUES (?, ?, ?, ?)').run('s', place, at, '王');
  migrate(db, all.slice(0, from + 1));
  const rows = db.prepare('SELECT place_id, at, by_name FROM last_visits ORDER BY place_id').all();
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['a', 1, '李'],
    ['c', 4, '王'],
  ]);
});

test('how long earlier checks took is known from before it was kept, but of those nobody answered', () => {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  const all = migrations();
  const from = all.findIndex(({ name }) => name.includes('paces'));
  migrate(db, all.slice(0, from));
  const put = db.prepare(
    `INSERT INTO documents (school_id, type, id, seq, owner, changed_at, body) VALUES ('s', 'inspection', ?, 1, '', 1, ?)`,
  );
  const check = { activeMs: 9000, placeId: 'p', template: { code: 'F1', version: 2 } };
  const counted = (normal: number) => ({ normal, abnormal: 1, notApplicable: 0, open: 0, bulk: 0 });
  put.run('a', JSON.stringify({ submittedAt: 5, tally: counted(2), inspection: check }));
  put.run('b', JSON.stringify({ submittedAt: 6, tally: { ...counted(0), abnormal: 0 }, inspection: check }));
  migrate(db, all.slice(0, from + 1));
  expect(
    db
      .prepare('SELECT * FROM paces')
      .all()
      .map((row) => Object.values(row)),
  ).toEqual([['s', 'a', 'p', 'F1', 5, 3000]]);
});

test('pragmas are those that lost nothing when the power was cut', async () => {
  const file = await written('pragmas.sqlite');
  const db = new DatabaseSync(file);
  onTestFinished(() => db.close());
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
});

/** A sign-in on no phone, known by its token. */
const signIn = (n: number, tokenHash: string, createdAt: number) => ({
  id: id(n),
  tokenHash,
  deviceId: null,
  deliveryHash: null,
  agent: '',
  createdAt,
});

test('sessions of more than three months ago are forgotten as somebody signs in on another day', async () => {
  const store = openSqlite(await written('old-sessions.sqlite'), silent);
  onTestFinished(() => store.close());
  const day = 86_400_000;
  await store.sessions.open(yucai.id, wang.id, signIn(70, 'of old', tonight));
  await store.sessions.open(yucai.id, wang.id, signIn(71, 'of the next day', tonight + day));
  await store.sessions.open(yucai.id, wang.id, signIn(72, 'of now', tonight + 90.5 * day));
  const left = await Promise.all(['of old', 'of the next day', 'of now'].map((token) => store.sessions.find(token)));
  expect(left.map((session) => session?.id)).toEqual([undefined, id(71), id(72)]);
});

test('a session that another process ended is no session any more', async () => {
  const file = await written('sessions.sqlite');
  const [here, there] = [openSqlite(file, silent), openSqlite(file, silent)];
  onTestFinished(() => Promise.all([here.close(), there.close()]).then(silent));
  const session = signIn(70, 'a token', tonight);
  await here.sessions.open(yucai.id, wang.id, session);
  expect(await here.sessions.find('a token')).toMatchObject({ personId: wang.id, revokedAt: null });
  await there.sessions.revoke(yucai.id, session.id, wang.id, tonight + 1);
  expect(await here.sessions.find('a token')).toMatchObject({ revokedAt: tonight + 1 });
  await there.sessions.end(yucai.id, session.id);
  expect(await here.sessions.find('a token')).toBeUndefined();
});
