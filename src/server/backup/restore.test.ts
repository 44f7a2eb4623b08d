// A restore that cannot be made leaves the server as it was.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { entry, id, inspection, tonight, wang, yucai } from '../../../tests/cast.ts';
import { diskSteps } from '../photos/durable.ts';
import { fill, School } from '../school.contract.ts';
import { openSqlite } from '../store/sqlite.ts';
import { operate } from './commands.ts';
import { databaseFile } from './files.ts';
import { refuseHalfRestored } from './restore.ts';

const silent = () => undefined;
const opened = (dataDir: string): School => new School(dataDir, { store: openSqlite(databaseFile(dataDir), silent) });

/** A school with a line more than its backup, and how it is restored. */
async function backedUp() {
  const root = mkdtempSync(join(tmpdir(), 'patrol-restore-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [dataDir, backups] = [mkdtempSync(join(root, 'data-')), join(root, 'backups')];
  const school = opened(dataDir);
  await fill(school.parts.store);
  await operate(['backup', backups], { DATA_DIR: dataDir }, silent, tonight);
  await school.push(wang, entry('inspection-submitted', inspection(), { subject: id(601) }));
  await school.parts.store.close();
  return { dataDir, restore: () => operate(['restore', backups], { DATA_DIR: dataDir }, silent, tonight + 1000) };
}

async function lines(dataDir: string): Promise<number> {
  const { store } = opened(dataDir).parts;
  const { seq } = await store.ledger.end(yucai.id);
  await store.close();
  return seq;
}

test('where there is no room for a backup nothing is changed, and the server starts as before', async () => {
  const { dataDir, restore } = await backedUp();
  const before = await lines(dataDir);
  const full = vi.spyOn(diskSteps, 'syncFile').mockRejectedValue(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  onTestFinished(() => full.mockRestore());
  await expect(restore()).rejects.toThrow('There is no room');
  full.mockRestore();
  expect(readdirSync(dataDir).filter((name) => name.startsWith('restoring'))).toEqual([]);
  refuseHalfRestored(dataDir);
  expect(await lines(dataDir)).toBe(before);
  expect(await restore()).toBe(true);
  expect(await lines(dataDir)).toBe(before - 1);
});

test('a restore that died before it had changed anything keeps no server from starting', async () => {
  const { dataDir } = await backedUp();
  const before = await lines(dataDir);
  mkdirSync(join(dataDir, 'restoring.part', 'tmp'), { recursive: true });
  cpSync(databaseFile(dataDir), join(dataDir, 'restoring.part', 'patrol.sqlite'));
  refuseHalfRestored(dataDir);
  expect(existsSync(join(dataDir, 'restoring.part'))).toBe(false);
  expect(await lines(dataDir)).toBe(before);
});

test('one that was cut short in the middle is refused until it is done, also when it fails for want of room', async () => {
  const { dataDir, restore } = await backedUp();
  const before = await lines(dataDir);
  mkdirSync(join(dataDir, 'restoring', 'blobs'), { recursive: true });
  const full = vi.spyOn(diskSteps, 'syncFile').mockRejectedValue(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  onTestFinished(() => full.mockRestore());
  await expect(restore()).rejects.toThrow('There is no room');
  full.mockRestore();
  expect(() => refuseHalfRestored(dataDir)).toThrow('did not finish');
  expect(await restore()).toBe(true);
  refuseHalfRestored(dataDir);
  expect(await lines(dataDir)).toBe(before - 1);
});

test('a server begins no new school at whatever moment a restore that was run again is cut short', async () => {
  const { dataDir, restore } = await backedUp();
  mkdirSync(join(dataDir, 'restoring'));
  const aside = join(dataDir, 'before-restore-2026-11-22T00-00-00.000Z');
  mkdirSync(aside);
  for (const name of readdirSync(dataDir).filter((one) => one.startsWith('patrol.sqlite')))
    renameSync(join(dataDir, name), join(aside, name));
  const dead = vi.spyOn(promises, 'rename').mockImplementation(async (from) => {
    throw new Error(`dead before ${String(from)} has its name`);
  });
  const revive = () => {
    dead.mockRestore();
    syncBuiltinESMExports();
  };
  onTestFinished(revive);
  syncBuiltinESMExports();
  await expect(restore()).rejects.toThrow('dead before');
  revive();
  expect(() => refuseHalfRestored(dataDir)).toThrow('did not finish');
  expect(await restore()).toBe(true);
  refuseHalfRestored(dataDir);
});
