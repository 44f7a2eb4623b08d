import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { fill, School } from '../school.contract.ts';
import { openSqlite } from '../store/sqlite.ts';
import { hold } from '../store/sqlite/hold.ts';
import { operate } from './commands.ts';
import { databaseFile } from './files.ts';

test('a backup by a newer version leaves the database of a running older server as it is, and says what to do', async () => {
  const root = mkdtempSync(join(tmpdir(), 'patrol-beside-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [dataDir, backups] = [mkdtempSync(join(root, 'data-')), join(root, 'backups')];
  const school = new School(dataDir, { store: openSqlite(databaseFile(dataDir), () => undefined) });
  await fill(school.parts.store);
  await school.parts.store.close();
  const asked = (sql: string) => {
    const db = new DatabaseSync(databaseFile(dataDir));
    const said = db.prepare(sql).get();
    db.close();
    return said?.['user_version'];
  };
  const newest = Number(asked('PRAGMA user_version'));
  asked(`PRAGMA user_version = ${newest - 1}`);
  const release = hold(dataDir);
  const env = { DATA_DIR: dataDir };
  for (const command of [['keep', backups], ['backup', backups], ['scrub']])
    await expect(operate(command, env, () => undefined)).rejects.toThrow('Start it again first');
  expect(asked('PRAGMA user_version')).toBe(newest - 1);
  asked(`PRAGMA user_version = ${newest}`);
  expect(await operate(['backup', backups], env, () => undefined)).toBe(true);
  release();
});
