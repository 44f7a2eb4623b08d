// The backups in a folder, and which of them was verified last.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { diskSteps } from '../photos/durable.ts';
import { fileMode } from './files.ts';
import { manifestName, readManifest } from './manifest.ts';

const form = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/;

/** Folders of finished backups, oldest first. */
export const backupsIn = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => form.test(name))
        .sort()
        .map((name) => join(dir, name))
    : [];

/** `given` itself when it is a backup, else the newest in it; undefined when there is none. */
export const backupAt = (given: string, now: number): string | undefined =>
  existsSync(join(given, manifestName)) || form.test(given.split(/[/\\]/).at(-1) ?? '')
    ? given
    : newestOf(backupsIn(given), now);

/**
 * What is from the future was made while the clock ran ahead, and is older than its name says. Where all of it is, the clock is
 * behind now.
 */
export const newestOf = (folders: readonly string[], now: number): string | undefined =>
  folders.findLast((folder) => madeAt(folder) <= now) ?? folders.at(-1);

/** Of `folders`, those that hold this life of the database, not one before an older copy was put back; and those that say nothing of it. */
export const ofLife = (folders: readonly string[], epoch: string): string[] =>
  folders.filter((folder) => {
    const manifest = readManifest(folder);
    return typeof manifest === 'string' || manifest.epoch === epoch;
  });

/** UTC ms a backup was made, by its name. */
export const madeAt = (folder: string): number =>
  Date.parse((folder.split(/[/\\]/).at(-1) ?? '').replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'));

const noteName = 'last-verified-backup.json';
/** `at`: when it was made, `verifiedAt`: when it was found whole; UTC ms. */
export type Verified = { folder: string; seq: number; at: number; verifiedAt: number };

/** Beside the database, to be read when the database cannot be. */
export const noteVerified = (dataDir: string, verified: Verified): Promise<void> => note(dataDir, noteName, verified);

export const lastVerified = (dataDir: string): Verified | null => noted<Verified>(dataDir, noteName);

const doneNames = { keep: 'last-backup.json', scrub: 'last-scrub.json' } as const;
export type Done = keyof typeof doneNames;
/** Beside the database too: the running server never looks at the disk with the backups, which may hang. */
export const noteDone = (dataDir: string, what: Done, at: number): Promise<void> =>
  note(dataDir, doneNames[what], { at });
/** UTC ms, 0 for never. */
export const lastDone = (dataDir: string, what: Done): number =>
  noted<{ at: number }>(dataDir, doneNames[what])?.at ?? 0;

/** What `DATA_DIR` holds besides the database and the photos. */
export const noteNames: readonly string[] = [noteName, ...Object.values(doneNames)];

async function note(dataDir: string, name: string, what: object): Promise<void> {
  const part = join(dataDir, `${name}.part`);
  writeFileSync(part, JSON.stringify(what), { mode: fileMode });
  await diskSteps.syncFile(part);
  await rename(part, join(dataDir, name));
  await diskSteps.syncFolder(dataDir);
}

function noted<T>(dataDir: string, name: string): T | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, name), 'utf8')) as T;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return null;
    throw error;
  }
}
