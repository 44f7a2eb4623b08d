import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const dir = mkdtempSync(join(tmpdir(), 'patrol-config-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = join(dir, 'a-file');
writeFileSync(file, 'not a folder, no certificate');

test.each([
  [0x6969, 'NFS'],
  [0xfe534d42, 'SMB'],
  [0xff534d42 | 0, 'SMB'],
])('64 a folder on a network share (%i, %s) is refused with the reason', (kind, name) => {
  expect(() => readConfig({ DATA_DIR: dir }, () => kind)).toThrow(`network share (${name})`);
});

test('without a word it listens to this machine only', () => {
  expect(readConfig({ DATA_DIR: dir })).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataDir: dir,
    publicUrl: null,
    tls: null,
    logLevel: 'info',
    backupDir: null,
    backupEveryMs: 3_600_000,
    pushAnywhere: false,
  });
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ DATA_DIR: dir, PORT: '', TLS_CERT: '', DATABASE_URL: '' }).port).toBe(8080);
});

test.each([
  [{ PORT: '80a' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL'],
  [{ PHOTO_STORE: 's3://x' }, 'PHOTO_STORE'],
  [{ PUBLIC_URL: 'patrol.school.cn' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'ftp://patrol.school.cn' }, 'PUBLIC_URL'],
  [{ TLS_CERT: file }, 'go together'],
  [{ TLS_CERT: join(dir, 'none'), TLS_KEY: file }, 'TLS_CERT'],
  [{ TLS_CERT: file, TLS_KEY: file }, 'not a PEM'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ BACKUP_DIR: join(dir, 'backups') }, 'BACKUP_DIR'],
  [{ BACKUP_EVERY_HOURS: '0' }, 'BACKUP_EVERY_HOURS'],
  [{ BACKUP_EVERY_HOURS: '-1' }, 'BACKUP_EVERY_HOURS'],
])('the mistake %j is named', (env, named) => {
  expect(() => readConfig({ DATA_DIR: dir, ...env })).toThrow(named);
});

test('64 a data folder that is none is named', () => {
  for (const wrong of [file, join(file, 'below')]) expect(() => readConfig({ DATA_DIR: wrong })).toThrow(`DATA_DIR`);
});
