import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { wang, yucai } from '../../../tests/cast.ts';
import { fill, School } from '../school.contract.ts';
import { openSqlite } from '../store/sqlite.ts';
import { Times } from '../times.contract.ts';
import { checkBackup, checkData } from './check.ts';
import { letCopiesGo } from './copies.ts';
import { blobOf, databaseFile } from './files.ts';
import { makeBackup } from './make.ts';
import { restoreBackup } from './restore.ts';

const yearMs = 366 * 86_400_000;

function folders(): { dataDir: string; backups: string; restored: string } {
  const root = mkdtempSync(join(tmpdir(), 'patrol-copies-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return {
    dataDir: mkdtempSync(join(root, 'data-')),
    backups: join(root, 'backups'),
    restored: join(root, 'restored'),
  };
}

function opened(dataDir: string): School {
  const school = new School(dataDir, { store: openSqlite(databaseFile(dataDir), () => undefined) });
  onTestFinished(() => school.parts.store.close());
  return school;
}

test('what was removed is whole on both sides of it, and its copies go with the last backup that names it', async () => {
  const { dataDir, backups } = folders();
  const school = opened(dataDir);
  await fill(school.parts.store);
  const times = new Times(school);
  await times.publishHeadCount();
  const one = await times.record(1);
  await times.count(1, 0, [['305 张三', '']]);
  const before = await makeBackup(dataDir, backups, school.clock.ms);
  await times.pass(3, 1);
  expect(await times.keep()).toMatchObject({ photos: 1, names: 1 });
  // Its file is still there, and no backup takes it along any more.
  const hidden = await makeBackup(dataDir, backups, school.clock.ms);
  await times.pass(3, 3);
  expect(await times.keep()).toMatchObject({ files: 1 });
  const after = await makeBackup(dataDir, backups, school.clock.ms);
  for (const { folder } of [before, hidden, after]) expect((await checkBackup(folder)).findings).toEqual([]);
  expect((await checkData(dataDir)).findings).toEqual([]);
  expect([before, hidden, after].map(({ manifest }) => manifest.photos.count)).toEqual([1, 0, 0]);
  expect(await letCopiesGo(dataDir, backups, school.clock.ms)).toBe(0);
  expect(existsSync(blobOf(backups, one.sha256))).toBe(true);
  rmSync(before.folder, { recursive: true });
  rmSync(hidden.folder, { recursive: true });
  expect(await letCopiesGo(dataDir, backups, school.clock.ms)).toBe(1);
  expect(existsSync(blobOf(backups, one.sha256))).toBe(false);
  expect(await letCopiesGo(dataDir, backups, school.clock.ms)).toBe(0);
  expect((await checkBackup(after.folder)).findings).toEqual([]);
});

test('a photo that is removed while a backup is being made is nobody asked for, and the backup is whole', async () => {
  const { dataDir, backups } = folders();
  const school = opened(dataDir);
  await fill(school.parts.store);
  const times = new Times(school);
  const one = await times.record(1);
  await times.pass(3, 1);
  await times.keep();
  await school.parts.store.photos.damaged(yucai.id, one.sha256, school.clock.ms);
  expect(await school.parts.store.photos.wanted(yucai.id, wang.id)).toEqual([]);
  expect((await makeBackup(dataDir, backups, school.clock.ms)).damaged).toEqual([]);
});

test('an older backup that is put back brings it back, and not for good', async () => {
  const { dataDir, backups, restored } = folders();
  const school = opened(dataDir);
  await fill(school.parts.store);
  const times = new Times(school);
  await times.publishHeadCount();
  const one = await times.record(1);
  const count = await times.count(1, 0, [['305 张三', '']]);
  const older = await makeBackup(dataDir, backups, school.clock.ms);
  await times.pass(3, 1);
  await times.keep();
  await restoreBackup(older.folder, restored, school.clock.ms);
  const anew = new Times(opened(restored));
  expect(await anew.hasFile(one.sha256)).toBe(true);
  // A restore is young by the clock of the machine.
  const years = Math.max(4, Math.ceil((Date.now() - anew.start) / yearMs) + 1);
  await anew.pass(years);
  expect(await anew.keep()).toMatchObject({ photos: 1, names: 1 });
  await anew.pass(years, 2);
  expect(await anew.keep()).toMatchObject({ files: 1 });
  expect(await anew.hasFile(one.sha256)).toBe(false);
  const record = await anew.school.parts.store.documents.read(yucai.id, 'inspection', count.id);
  expect(JSON.stringify(record)).not.toContain('张三');
  expect((await checkData(restored)).findings).toEqual([]);
});
