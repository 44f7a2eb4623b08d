// Which backup is the newest: clocks go wrong and are put right, and a restored school has backups of another life beside its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { entry, id, inspection, tonight, wang, yucai } from '../../../tests/cast.ts';
import { fill, School } from '../school.contract.ts';
import { openSqlite } from '../store/sqlite.ts';
import { lastVerified } from './backups.ts';
import { operate } from './commands.ts';
import { databaseFile } from './files.ts';

const dayMs = 86_400_000;
const silent = () => undefined;

function folders(): { env: { DATA_DIR: string }; backups: string } {
  const root = mkdtempSync(join(tmpdir(), 'patrol-newest-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return { env: { DATA_DIR: mkdtempSync(join(root, 'data-')) }, backups: join(root, 'backups') };
}

/** What the school records until its server is stopped again; how long its ledger is then. */
async function work(dataDir: string, records: readonly number[], isNew = false): Promise<number> {
  const school = new School(dataDir, { store: openSqlite(databaseFile(dataDir), () => undefined) });
  if (isNew) await fill(school.parts.store);
  for (const n of records) await school.push(wang, entry('inspection-submitted', inspection(), { subject: id(n) }));
  const { seq } = await school.parts.store.ledger.end(yucai.id);
  await school.parts.store.close();
  return seq;
}

test('a backup that was made while the clock ran ahead is not taken for the newest once it is put right', async () => {
  const { env, backups } = folders();
  await work(env.DATA_DIR, [601], true);
  expect(await operate(['keep', backups], env, silent, tonight + 5 * dayMs)).toBe(true);
  const seq = await work(env.DATA_DIR, [602, 603]);
  expect(await operate(['keep', backups], env, silent, tonight)).toBe(true);
  expect(await operate(['drill', backups], env, silent, tonight + 1000)).toBe(true);
  expect(lastVerified(env.DATA_DIR)).toMatchObject({ seq, at: tonight });
  expect(await operate(['restore', backups], env, silent, tonight + 2000)).toBe(true);
  expect(await work(env.DATA_DIR, [])).toBe(seq);
});

test('D5 the drill vouches for nothing by a backup that was made before an older one was put back', async () => {
  const { env, backups } = folders();
  await work(env.DATA_DIR, [601], true);
  await operate(['keep', backups], env, silent, tonight);
  await work(env.DATA_DIR, [602, 603]);
  await operate(['keep', backups], env, silent, tonight + 1000);
  const older = join(backups, new Date(tonight).toISOString().replaceAll(':', '-'));
  expect(await operate(['restore', older], env, silent, tonight + 2000)).toBe(true);
  const before = lastVerified(env.DATA_DIR);
  await work(env.DATA_DIR, [701, 702]);
  await expect(operate(['drill', backups], env, silent, tonight + dayMs)).rejects.toThrow('no finished backup');
  expect(lastVerified(env.DATA_DIR)).toEqual(before);
  expect(await operate(['keep', backups], env, silent, tonight + dayMs)).toBe(true);
  expect(await operate(['drill', backups], env, silent, tonight + dayMs)).toBe(true);
});
