// Makes a backup while the server runs. A half one is never taken for a whole: it has another name until it is finished.
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { makeAnchor } from '../anchor.ts';
import { diskSteps } from '../photos/durable.ts';
import { hold } from '../store/sqlite/hold.ts';
import { readFacts, snapshot, type Facts } from '../store/sqlite/snapshot.ts';
import type { Store, StoredPhoto } from '../store/store.ts';
import { CannotStart } from '../trouble.ts';
import { blobOf, copyDurably, fileMode, folderMode, sizeOf, sumOf } from './files.ts';
import { backupsIn } from './backups.ts';
import { openBeside } from './beside.ts';
import { noteDamaged } from './damaged.ts';
import { databaseName, manifestName, photosOf, readManifest, signManifest, type Manifest } from './manifest.ts';

export type Made = { folder: string; manifest: Manifest; copied: number; damaged: string[] };

/**
 * Adds a backup of `dataDir` to the folder `dir` and returns where it is. Photos lie once in `dir`/blobs for all backups
 * in it, so only new ones are copied. A photo whose file turns out missing or wrong is noted as damaged, so that phones
 * send it again. Refuses (`CannotStart`) a school that is not set up, a `dir` inside `dataDir`, and one with backups of
 * another school.
 */
export async function makeBackup(dataDir: string, dir: string, now: number): Promise<Made> {
  if (`${resolve(dir)}${sep}`.startsWith(`${resolve(dataDir)}${sep}`))
    throw new CannotStart(`${dir} is inside DATA_DIR, where it would be lost together with it. Choose another disk.`);
  mkdirSync(dir, { recursive: true, mode: folderMode });
  const store = openBeside(dataDir);
  try {
    const release = hold(dir);
    try {
      return await make(dataDir, dir, now, store);
    } finally {
      release();
    }
  } finally {
    await store.close();
  }
}

const mostTries = 3;

async function make(dataDir: string, dir: string, now: number, store: Store): Promise<Made> {
  const name = new Date(now).toISOString().replaceAll(':', '-');
  const part = join(dir, `${name}.part`);
  for (const left of readdirSync(dir).filter((one) => one.endsWith('.part')))
    rmSync(join(dir, left), { recursive: true });
  const damaged: string[] = [];
  let copied = 0;
  for (let tries = 1; ; tries++) {
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { mode: folderMode });
    const database = join(part, databaseName);
    snapshot(join(dataDir, databaseName), database);
    chmodSync(database, fileMode);
    const facts = readFacts(database);
    const { schoolId } = facts;
    if (schoolId === null) throw new CannotStart('There is nothing to back up yet: the school is not set up.');
    refuseOtherSchool(dir, schoolId);
    const taken = await takePhotos(dataDir, dir, facts.photos);
    copied += taken.copied;
    if (taken.damaged.length === 0) {
      const manifest = await describe(store, { ...facts, schoolId }, part, now);
      return { folder: await finish(dir, part, manifest), manifest, copied, damaged };
    }
    if (tries === mostTries) throw new Error(`Photos go bad faster than they are noted: ${taken.damaged.join(', ')}.`);
    await noteDamaged(store, schoolId, taken.damaged, facts.photos.length, now);
    damaged.push(...taken.damaged);
  }
}

/** Rotation would one day remove the last backup of the other. */
function refuseOtherSchool(dir: string, schoolId: string): void {
  const newest = backupsIn(dir).at(-1);
  const manifest = newest === undefined ? '' : readManifest(newest);
  if (typeof manifest !== 'string' && manifest.schoolId !== schoolId)
    throw new CannotStart(`${dir} holds backups of another school. Choose another folder.`);
}

async function takePhotos(
  dataDir: string,
  dir: string,
  photos: readonly StoredPhoto[],
): Promise<{ copied: number; damaged: string[] }> {
  const damaged: string[] = [];
  let copied = 0;
  for (const { sha256, bytes } of photos) {
    if ((await sizeOf(blobOf(dir, sha256))) === bytes) continue;
    const sum = await copyDurably(blobOf(dataDir, sha256), join(dir, 'blob.part'), dir, (sum) =>
      sum.sha256 === sha256 ? blobOf(dir, sha256) : null,
    );
    if (sum?.sha256 === sha256) copied++;
    else damaged.push(sha256);
  }
  rmSync(join(dir, 'blob.part'), { force: true });
  return { copied, damaged };
}

async function describe(
  store: Store,
  facts: Facts & { schoolId: string },
  part: string,
  at: number,
): Promise<Manifest> {
  const { epoch, schoolId, seq, chain, counts } = facts;
  const database = await sumOf(join(part, databaseName));
  if (!database) throw new Error('the copy of the database is gone again');
  const end = async () => ({ seq, chain });
  const anchor = await makeAnchor({ epoch, key: store.key, ledger: { end } }, schoolId, at);
  const isPrivate = (statSync(join(part, databaseName)).mode & 0o077) === 0;
  const about = {
    at,
    epoch,
    schoolId,
    seq,
    chain,
    anchor,
    database,
    photos: photosOf(facts.photos),
    counts,
    isPrivate,
  };
  return signManifest({ format: 'campus-patrol-backup/1', ...about }, store.key);
}

async function finish(dir: string, part: string, manifest: Manifest): Promise<string> {
  const folder = part.slice(0, -'.part'.length);
  writeFileSync(join(part, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: fileMode });
  for (const name of [databaseName, manifestName]) await diskSteps.syncFile(join(part, name));
  await diskSteps.syncFolder(part);
  await rename(part, folder);
  await diskSteps.syncFolder(dir);
  return folder;
}
