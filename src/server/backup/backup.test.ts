import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { entry, id, inspection, photo, sha256, tonight, wang, yucai } from '../../../tests/cast.ts';
import type { PushAnswer } from '../../domain/protocol.ts';
import { fill, School } from '../school.contract.ts';
import { openSqlite } from '../store/sqlite.ts';
import { hold } from '../store/sqlite/hold.ts';
import { backupsIn, lastVerified } from './backups.ts';
import { checkBackup, checkData } from './check.ts';
import { operate } from './commands.ts';
import { blobOf, databaseFile, sumOf } from './files.ts';
import { makeBackup } from './make.ts';
import { databaseName, readManifest, signManifest, type Manifest } from './manifest.ts';

const root = mkdtempSync(join(tmpdir(), 'patrol-backup-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const silent = () => undefined;
const pictures = ['door', 'stairs', 'cable'].map((name) => {
  const bytes = new Uint8Array(500);
  bytes.set([0xff, 0xd8, 0xff, ...new TextEncoder().encode(name)]);
  return bytes;
});
const opened = (dataDir: string): School => new School(dataDir, { store: openSqlite(databaseFile(dataDir), silent) });

/** Ten lines of founding, then an inspection for each picture, and the picture. */
async function work(school: School, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) {
    const bytes = pictures[n % pictures.length]!;
    const sha = sha256(bytes);
    const body = inspection({ photos: [photo('Z1-09', sha)], answers: withPhoto(sha) });
    await school.push(wang, entry('inspection-submitted', body, { subject: id(6000 + n) }));
    expect((await school.ask(wang, 'PUT', `/api/photos/${sha}`, bytes)).status).toBe(200);
  }
}
const withPhoto = (sha: string) =>
  inspection().answers.map((answer) => Object.assign({}, answer, answer.itemId === 'Z1-09' ? { photos: [sha] } : {}));

const dataDir = mkdtempSync(join(root, 'data-'));
const backups = join(root, 'backups');
const school = opened(dataDir);
await fill(school.parts.store);
await work(school, 0, 2);
const older = await makeBackup(dataDir, backups, tonight + 1);
await work(school, 2, 1);
const newer = await makeBackup(dataDir, backups, tonight + 2);
await school.parts.store.close();

let copies = 0;
/** The newer backup, free to be harmed, in a folder of its own. */
function copied(from = newer.folder): string {
  const to = join(root, `copy-${copies++}`);
  cpSync(backups, to, { recursive: true });
  return join(to, from.slice(backups.length + 1));
}

test('two backups of a growing school are whole, and share their photos', async () => {
  expect(newer.copied).toBe(1);
  expect(newer.manifest).toMatchObject({ seq: older.manifest.seq + 1, photos: { count: 3, bytes: 1500 } });
  for (const { folder } of [older, newer]) expect((await checkBackup(folder)).findings).toEqual([]);
  expect(statSync(newer.folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(newer.folder, databaseName)).mode & 0o777).toBe(0o600);
  expect((await checkData(dataDir)).findings).toEqual([]);
});

const harm = (sql: string) => (folder: string) => {
  const db = new DatabaseSync(join(folder, databaseName));
  db.exec('DROP TRIGGER ledger_is_never_edited; DROP TRIGGER ledger_is_never_cut');
  const triggers = `CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE ON ledger BEGIN
      SELECT RAISE (ABORT, 'the ledger is append-only');
    END;
    CREATE TRIGGER ledger_is_never_cut BEFORE DELETE ON ledger BEGIN
      SELECT RAISE (ABORT, 'the ledger is append-only');
    END;`;
  db.exec(`${sql}; ${triggers}`);
  db.close();
};

/** Whoever harms the database knows how the manifest is made, and holds the key: only what is inside can tell. */
const sealed = (sql: string) => async (folder: string) => {
  harm(sql)(folder);
  const manifest = readManifest(folder) as Manifest;
  const { bytes, sha256 } = (await sumOf(join(folder, databaseName)))!;
  const store = openSqlite(join(cpTo(folder), databaseName), silent);
  rewrite(folder, signManifest({ ...manifest, database: { bytes, sha256 } }, store.key));
  await store.close();
};
function cpTo(folder: string): string {
  const to = join(root, `opened-${copies++}`);
  cpSync(folder, to, { recursive: true });
  return to;
}
const rewrite = (folder: string, manifest: object) =>
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at]! ^= 1;
  writeFileSync(file, bytes);
}
const blob = (folder: string, n = 0) => blobOf(dirname(folder), sha256(pictures[n]!));
const insertLine = `INSERT INTO ledger (school_id, seq, id, sender_id, device, op_seq, received_at, receipt_id, verdict, code,
  hash, chain, raw) SELECT school_id, 99, '${id(9999)}', sender_id, device, op_seq, received_at, receipt_id, verdict, code,
  hash, chain, raw FROM ledger WHERE seq = 5`;

const kinds: [string, (folder: string) => unknown, RegExp][] = [
  ['a flipped byte in a page', (folder) => flip(join(folder, databaseName), 9000), /not the file that was written/],
  ['a cut database', (folder) => truncateSync(join(folder, databaseName), 20_000), /has 20000 bytes, and had/],
  ['an empty database', (folder) => truncateSync(join(folder, databaseName), 0), /has 0 bytes/],
  ['a missing database', (folder) => rmSync(join(folder, databaseName)), /patrol.sqlite is missing/],
  ['a missing photo', (folder) => rmSync(blob(folder)), /photo \w{64} is missing/],
  ['a flipped byte in a photo', (folder) => flip(blob(folder), 100), /photo \w{64} holds other bytes/],
  ['an empty photo', (folder) => truncateSync(blob(folder), 0), /photo \w{64} has 0 bytes, and had 500/],
  [
    'photos under each other’s names',
    (folder) => {
      renameSync(blob(folder, 0), `${blob(folder, 0)}.x`);
      renameSync(blob(folder, 1), blob(folder, 0));
      renameSync(`${blob(folder, 0)}.x`, blob(folder, 1));
    },
    /photo \w{64} holds other bytes/,
  ],
  ['a missing manifest', (folder) => rmSync(join(folder, 'manifest.json')), /never finished, or it was removed/],
  ['half a manifest', (folder) => truncateSync(join(folder, 'manifest.json'), 200), /manifest.json is not whole/],
  [
    'an edited manifest',
    (folder) => rewrite(folder, { ...(readManifest(folder) as Manifest), at: tonight + 99 }),
    /manifest.json was edited/,
  ],
  [
    'a manifest with more in it',
    (folder) => rewrite(folder, { ...(readManifest(folder) as Manifest), note: 'x' }),
    /edited or is of another version: note/,
  ],
  ['a file too many', (folder) => writeFileSync(join(folder, 'note.txt'), ''), /note.txt is not part of the backup/],
  [
    'an older database under a newer manifest',
    (folder) => cpSync(join(older.folder, databaseName), join(folder, databaseName)),
    /manifest.json says seq \d+, the database says/,
  ],
  ['a database others may read', (folder) => chmodSync(join(folder, databaseName), 0o644), /can be read by others/],
  ['a removed line', sealed('DELETE FROM ledger WHERE seq = 4'), /first at line 4: a line is missing/],
  [
    'a changed line',
    sealed(`UPDATE ledger SET raw = replace(raw, '王秀兰', '王秀丽') WHERE seq = 7`),
    /first at line 7: what it says/,
  ],
  [
    'a changed verdict',
    sealed(`UPDATE ledger SET verdict = 'quarantined' WHERE seq = 11`),
    /first at line 11: it does not/,
  ],
  [
    'two lines in each other’s place',
    sealed(
      'UPDATE ledger SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4); UPDATE ledger SET seq = -seq WHERE seq < 0',
    ),
    /first at line 3/,
  ],
  ['a line too many', sealed(insertLine), /first at line 13: a line is missing, twice/],
  [
    'a cut end, counted again',
    sealed(
      `DELETE FROM ledger WHERE seq = 12; UPDATE schools SET last_seq = 11, last_chain = (SELECT chain FROM ledger WHERE seq = 11)`,
    ),
    /first at line 12: the ledger once went on/,
  ],
  ['another end of the chain', sealed(`UPDATE schools SET last_chain = '${'a'.repeat(64)}'`), /first at line 12/],
  [
    'a changed document',
    sealed(`UPDATE documents SET body = replace(body, '2层', '3层') WHERE type = 'place'`),
    /documents place .* differs/,
  ],
  ['a removed document', sealed(`DELETE FROM documents WHERE type = 'inspection'`), /had \d|documents inspection/],
  ['another epoch', sealed(`UPDATE meta SET value = '${id(8888)}' WHERE key = 'epoch'`), /manifest.json says epoch/],
  [
    'a photo nobody misses',
    sealed(`DELETE FROM photos WHERE sha256 = '${sha256(pictures[0]!)}'`),
    /list of photos is not/,
  ],
  [
    'a school that is gone',
    sealed('PRAGMA foreign_keys = OFF; DELETE FROM schools'),
    /names a school that is not there/,
  ],
];

test.each(kinds)('P19 %s is found, named, and not restored', async (_kind, hurt, why) => {
  const folder = copied();
  await hurt(folder);
  expect((await checkBackup(folder)).findings.join('\n')).toMatch(why);
  const env = { DATA_DIR: mkdtempSync(join(root, 'into-')) };
  await expect(operate(['restore', folder], env, silent)).rejects.toThrow(why);
  expect(readdirSync(env.DATA_DIR)).toEqual(['lock']);
});

test('P19 a half written backup is not taken for a backup', async () => {
  const folder = copied();
  renameSync(folder, `${folder}.part`);
  expect((await checkBackup(`${folder}.part`)).findings[0]).toMatch('never finished');
  expect(backupsIn(dirname(folder))).toHaveLength(1);
});

const lines: string[] = [];
const say = (line: string) => lines.push(line);

test('67 restore moves aside what is there, begins a new epoch, and says what phones will do', async () => {
  const into = mkdtempSync(join(root, 'into-'));
  cpSync(dataDir, into, { recursive: true });
  expect(await operate(['restore', backups], { DATA_DIR: into }, say)).toBe(true);
  expect(lines.join('\n')).toMatch(/before-restore-.*each phone notices/s);
  const aside = readdirSync(into).find((name) => name.startsWith('before-restore-'))!;
  expect(existsSync(join(into, aside, databaseName))).toBe(true);
  const restored = opened(into);
  expect(restored.parts.store.epoch).not.toBe(newer.manifest.epoch);
  expect(await restored.parts.store.durable()).toEqual({ through: 12, at: tonight + 2 });
  await restored.parts.store.close();
  expect((await checkData(into)).findings).toEqual([]);
  expect(lastVerified(into)).toMatchObject({ seq: 12 });
});

test('a backup with other documents is restored with --rebuild, from its ledger', async () => {
  const folder = copied();
  await sealed(`UPDATE documents SET body = replace(body, '2层', '3层') WHERE type = 'place'`)(folder);
  const into = mkdtempSync(join(root, 'into-'));
  expect(await operate(['restore', folder, '--rebuild'], { DATA_DIR: into }, silent)).toBe(true);
  expect((await checkData(into)).findings).toEqual([]);
});

test('rebuild makes the documents again, verify finds them before and not after', async () => {
  const folder = mkdtempSync(join(root, 'rebuilt-'));
  cpSync(dataDir, folder, { recursive: true });
  harm(`UPDATE documents SET body = replace(body, '2层', '3层') WHERE type = 'place'`)(folder);
  const env = { DATA_DIR: folder };
  expect(await operate(['verify'], env, silent)).toBe(false);
  expect(await operate(['rebuild'], env, silent)).toBe(true);
  expect(await operate(['verify'], env, silent)).toBe(true);
});

test('verify holds the ledger against an anchor kept outside, also one of an earlier epoch', async () => {
  const folder = mkdtempSync(join(root, 'anchored-'));
  expect(await operate(['restore', older.folder], { DATA_DIR: folder }, silent)).toBe(true);
  const told: string[] = [];
  const verify = (anchor: string) =>
    operate(['verify', '--anchor', anchor], { DATA_DIR: folder }, (line) => told.push(line));
  expect(await verify(older.manifest.anchor)).toBe(true);
  expect(await verify(newer.manifest.anchor)).toBe(true);
  expect(told.join('\n')).toMatch('lies beyond what was restored');
  expect(await verify(older.manifest.anchor.replace(/ \d+ /, ' 3 '))).toBe(false);
  await expect(verify('no anchor')).rejects.toThrow('not an anchor');
});

test('verify --receipts says which receipts of a phone the ledger does not hold, and which are none of ours', async () => {
  const folder = mkdtempSync(join(root, 'received-'));
  cpSync(dataDir, folder, { recursive: true });
  const running = opened(folder);
  const entries = [7001, 7002].map((n) => entry('inspection-submitted', inspection(), { subject: id(n) }));
  const message = { protocol: 'patrol/1', device: id(900), build: 'test', entries };
  const answer = await running.json<PushAnswer>(wang, 'POST', '/api/ledger', message);
  await running.parts.store.close();
  const kept = answer.verdicts.flatMap((verdict) =>
    'receipt' in verdict ? [{ ...verdict.receipt, anchor: answer.anchor }] : [],
  );
  const file = join(root, 'receipts.json');
  const told: string[] = [];
  const verify = (receipts: object[], from: string) => {
    writeFileSync(file, JSON.stringify(receipts));
    return operate(['verify', '--receipts', file], { DATA_DIR: from }, (line) => told.push(line));
  };
  expect(await verify(kept, folder)).toBe(true);
  expect(await verify(kept, dataDir)).toBe(false);
  expect(told.join()).toMatch(`The entry ${entries[1]!.id} was received as line 14, and the ledger does not hold it`);
  expect(await verify([kept[0]!, { ...kept[1]!, seq: 13 }], folder)).toBe(false);
  expect(told.at(-1)).toMatch('was not signed by this server as it stands');
  await expect(verify([{ id: 'x' }], folder)).rejects.toThrow('holds no receipts');
});

test('a backup of a running school moves what is durable, and notes a photo that went bad', async () => {
  const folder = mkdtempSync(join(root, 'running-'));
  cpSync(dataDir, folder, { recursive: true });
  const running = opened(folder);
  flip(blobOf(folder, sha256(pictures[2]!)), 50);
  const to = join(root, 'running-backups');
  expect(await operate(['backup', to], { DATA_DIR: folder }, say)).toBe(false);
  const { store } = running.parts;
  expect((await store.durable())?.through).toBe(12);
  expect(await store.photos.wanted(yucai.id, wang.id)).toMatchObject([{ missing: [sha256(pictures[2]!)] }]);
  expect((await checkBackup(backupsIn(to)[0]!)).findings).toEqual([]);
  expect((await running.ask(wang, 'PUT', `/api/photos/${sha256(pictures[2]!)}`, pictures[2])).status).toBe(200);
  expect(await operate(['backup', to], { DATA_DIR: folder }, say)).toBe(true);
  await store.close();
});

test('P19 the hourly backup tells phones nothing, the drill does once it came back whole', async () => {
  const folder = mkdtempSync(join(root, 'kept-'));
  cpSync(dataDir, folder, { recursive: true });
  const [env, to] = [{ DATA_DIR: folder }, join(root, 'kept-backups')];
  const running = opened(folder);
  expect(await operate(['keep', to], env, silent, tonight + 10)).toBe(true);
  expect(await running.parts.store.durable()).toBeNull();
  const [made] = backupsIn(to);
  flip(blobOf(to, sha256(pictures[0]!)), 50);
  await expect(operate(['drill', to], env, silent)).rejects.toThrow('holds other bytes');
  expect(await running.parts.store.durable()).toBeNull();
  flip(blobOf(to, sha256(pictures[0]!)), 50);
  expect(await operate(['drill', to], env, silent, tonight + 20)).toBe(true);
  expect(await running.parts.store.durable()).toEqual({ through: 12, at: tonight + 10 });
  expect(lastVerified(folder)).toEqual({ folder: made, seq: 12, at: tonight + 10, verifiedAt: tonight + 20 });
  await running.parts.store.close();
});

test('66 the nightly look at every photo names what is gone or changed, and asks for it', async () => {
  const folder = mkdtempSync(join(root, 'scrubbed-'));
  cpSync(dataDir, folder, { recursive: true });
  const env = { DATA_DIR: folder };
  expect(await operate(['scrub'], env, silent)).toBe(true);
  const [gone, changed] = pictures.map(sha256) as [string, string];
  rmSync(blobOf(folder, gone));
  flip(blobOf(folder, changed), 50);
  const told: string[] = [];
  expect(await operate(['scrub'], env, (line) => told.push(line))).toBe(false);
  expect(told.join()).toMatch(gone);
  const running = opened(folder);
  const wanted = await running.parts.store.photos.wanted(yucai.id, wang.id);
  expect(wanted.flatMap(({ missing }) => missing).sort()).toEqual([gone, changed].sort());
  await running.parts.store.close();
  expect(await operate(['scrub'], env, silent)).toBe(true);
});

test('66 when the disk with the photos is away nothing is noted as damaged', async () => {
  const folder = mkdtempSync(join(root, 'away-'));
  cpSync(dataDir, folder, { recursive: true });
  rmSync(join(folder, 'blobs'), { recursive: true });
  const env = { DATA_DIR: folder };
  await expect(operate(['scrub'], env, silent)).rejects.toThrow('3 of 3 photos are missing');
  await expect(operate(['backup', join(root, 'away')], env, silent)).rejects.toThrow(
    'Is the disk with the photos there',
  );
  const running = opened(folder);
  expect(await running.parts.store.photos.wanted(yucai.id, wang.id)).toEqual([]);
  await running.parts.store.close();
});

test('backups of two schools do not share a folder', async () => {
  const folder = mkdtempSync(join(root, 'other-'));
  const other = opened(folder);
  await other.json(null, 'POST', '/api/setup', {
    code: 'ABCD-2345',
    school: { name: '实验中学', kind: 'primary', facilities: [] },
    manager: { name: '孙静', username: 'sun', role: 'safety_office', password: 'a long password' },
  });
  await other.parts.store.close();
  await expect(operate(['backup', backups], { DATA_DIR: folder }, silent)).rejects.toThrow('another school');
});

test('only one process at a time has a folder', async () => {
  const release = hold(dataDir);
  for (const command of [['restore', backups], ['rebuild']])
    await expect(operate(command, { DATA_DIR: dataDir }, silent)).rejects.toThrow('in use by another process');
  release();
  expect(await operate(['rebuild'], { DATA_DIR: dataDir }, silent)).toBe(true);
});

test.each([
  [['nonsense'], 'is not understood'],
  [['backup'], 'Name one folder'],
  [['backup', join(dataDir, 'inside')], 'inside DATA_DIR'],
  [['restore', join(root, 'nowhere')], 'no finished backup'],
  [['verify', '--fast'], '"--fast" is not understood'],
])('the mistake %j is said in a sentence', async (args, why) => {
  await expect(operate(args, { DATA_DIR: dataDir }, silent)).rejects.toThrow(why);
});
