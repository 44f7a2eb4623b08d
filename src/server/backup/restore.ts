// Puts a verified backup in the place of what a server has. What was there is moved aside, never deleted.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskSteps } from '../photos/durable.ts';
import { readOffer } from '../routes/ledger.ts';
import { openSqlite } from '../store/sqlite.ts';
import { takeOverDoors, type Doors, type PeopleLine } from '../store/sqlite/doors.ts';
import { hold } from '../store/sqlite/hold.ts';
import { isWithoutRoom } from '../store/sqlite/sqlite-trouble.ts';
import { CannotStart, diskTrouble, Trouble } from '../trouble.ts';
import { noteNames, noteVerified } from './backups.ts';
import { checkBackup, chosen } from './check.ts';
import { blobOf, copyDurably, folderMode } from './files.ts';
import { databaseName, type Manifest } from './manifest.ts';

const buildingName = 'restoring';
const asidePrefix = 'before-restore-';
const data = new Set([databaseName, `${databaseName}-wal`, `${databaseName}-shm`, 'blobs', 'tmp', ...noteNames]);

/** `photos`: the hashes of those that were brought back. `doors`: whether people, phones and passwords are as they were last. */
export type Restored = {
  seq: number;
  at: number;
  epoch: string;
  photos: string[];
  aside: string | null;
  doors: Doors;
};

/**
 * Restores the backup in `folder` into `dataDir`, which no server may hold, under a new epoch. Refuses (`CannotStart`) a
 * backup with any finding; with `rebuild` documents that differ are made again from the ledger instead. `sample`: only so
 * many photos are read and brought back, for a drill.
 */
export async function restoreBackup(
  folder: string,
  dataDir: string,
  now: number,
  { rebuild = false, sample = Infinity } = {},
): Promise<Restored> {
  mkdirSync(dataDir, { recursive: true, mode: folderMode });
  const release = hold(dataDir);
  try {
    const { manifest, findings, facts } = await checkBackup(folder, { sample });
    const fatal = rebuild ? findings.filter((finding) => !finding.startsWith('The documents are not')) : findings;
    if (!manifest || !facts || fatal.length > 0)
      throw new CannotStart(`${folder} is not restored:\n${findings.map((finding) => `  ${finding}`).join('\n')}`);
    const building = join(dataDir, buildingName);
    const photos = chosen(facts.photos, sample);
    const made = await untouched(folder, dataDir, (part) =>
      prepare(folder, dataDir, part, { manifest, photos, rebuild }),
    );
    // The mark first, or the one that is there: whoever starts a server meanwhile must find it.
    mkdirSync(building, { recursive: true, mode: folderMode });
    await diskSteps.syncFolder(dataDir);
    await moveAll(partOf(dataDir), building);
    rmSync(partOf(dataDir), { recursive: true });
    const aside = await moveAside(dataDir, now);
    await moveAll(building, dataDir);
    rmSync(building, { recursive: true });
    await noteVerified(dataDir, { folder, seq: manifest.seq, at: manifest.at, verifiedAt: now });
    return { seq: manifest.seq, at: manifest.at, photos: photos.map(({ sha256 }) => sha256), aside, ...made };
  } finally {
    release();
  }
}

const partOf = (dataDir: string): string => join(dataDir, `${buildingName}.part`);

/** Until all of it is there nothing is changed: where it cannot be made, what was made of it goes, and the server may start as before. */
async function untouched<T>(folder: string, dataDir: string, make: (part: string) => Promise<T>): Promise<T> {
  const part = partOf(dataDir);
  try {
    return await make(part);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    const trouble = isWithoutRoom(error) ? new Trouble('server-full', error) : diskTrouble(error);
    if (!(trouble instanceof Trouble) || trouble.code !== 'server-full') throw error;
    throw new CannotStart(`There is no room in ${dataDir} for ${folder}. Nothing was changed.`, error);
  }
}

type Wanted = { manifest: Manifest; photos: readonly { sha256: string }[]; rebuild: boolean };

async function prepare(folder: string, dataDir: string, part: string, { manifest, photos, rebuild }: Wanted) {
  const later = laterDatabase(dataDir);
  // Of a restore that was cut short the mark stays, and no room is taken up.
  const before = join(dataDir, buildingName);
  if (existsSync(before)) for (const name of readdirSync(before)) rmSync(join(before, name), { recursive: true });
  await build(folder, part, photos);
  const epoch = await beginAnew(part, manifest, rebuild);
  const doors: Doors = later === null ? 'none' : takeOverDoors(join(part, databaseName), later);
  if (typeof doors === 'object') await takeOverPeople(part, manifest.schoolId, doors.people);
  return { epoch, doors };
}

/** What the server had last. Where a restore was cut short it may lie aside already. */
function laterDatabase(dataDir: string): string | null {
  const asides = readdirSync(dataDir).filter((name) => name.startsWith(asidePrefix));
  const cutShort = existsSync(join(dataDir, buildingName)) ? asides.sort().reverse() : [];
  const files = ['.', ...cutShort].map((folder) => join(dataDir, folder, databaseName));
  return files.find((file) => existsSync(file)) ?? null;
}

/** A server must not begin a new school where a restore was cut short; one that had not begun to change anything is forgotten. */
export function refuseHalfRestored(dataDir: string): void {
  rmSync(partOf(dataDir), { recursive: true, force: true });
  if (existsSync(join(dataDir, buildingName)))
    throw new CannotStart(`A restore into ${dataDir} did not finish. Run it again: npm run restore -- DIR.`);
}

async function build(folder: string, building: string, photos: readonly { sha256: string }[]): Promise<void> {
  rmSync(building, { recursive: true, force: true });
  mkdirSync(join(building, 'tmp'), { recursive: true, mode: folderMode });
  const part = join(building, 'tmp', 'restore.part');
  const database = await copyDurably(join(folder, databaseName), part, building, () => join(building, databaseName));
  if (!database) throw new CannotStart(`${folder} lost its database while it was restored.`);
  for (const { sha256 } of photos) {
    const sum = await copyDurably(blobOf(dirname(folder), sha256), part, building, (copied) =>
      copied.sha256 === sha256 ? blobOf(building, sha256) : null,
    );
    if (sum?.sha256 !== sha256) throw new CannotStart(`The photo ${sha256} went bad while it was restored.`);
  }
}

async function beginAnew(
  building: string,
  { seq, at, schoolId }: { seq: number; at: number; schoolId: string },
  rebuild: boolean,
) {
  const store = openSqlite(join(building, databaseName), () => undefined);
  try {
    if (rebuild) await store.ledger.rebuild(schoolId);
    await store.renewEpoch(seq);
    await store.noteDurable({ through: seq, at });
    return store.epoch;
  } finally {
    await store.close();
  }
}

/** Said again as it was said, so that each is the same line as before to whoever asks. */
async function takeOverPeople(building: string, schoolId: string, people: readonly PeopleLine[]): Promise<void> {
  const store = openSqlite(join(building, databaseName), () => undefined);
  try {
    for (const { raw, senderId, receivedAt } of people) {
      const offer = readOffer(JSON.parse(raw));
      const by = await store.documents.read(schoolId, 'person', senderId);
      if (offer.is !== 'known' || !by) continue;
      await store.people.change(
        schoolId,
        by,
        () => undefined,
        () => [offer.entry],
        receivedAt,
      );
    }
  } finally {
    await store.close();
  }
}

async function moveAll(from: string, to: string): Promise<void> {
  for (const name of readdirSync(from)) await rename(join(from, name), join(to, name));
  await diskSteps.syncFolder(to);
}

async function moveAside(dataDir: string, now: number): Promise<string | null> {
  const held = readdirSync(dataDir).filter((name) => data.has(name));
  if (held.length === 0) return null;
  const aside = join(dataDir, `${asidePrefix}${new Date(now).toISOString().replaceAll(':', '-')}`);
  mkdirSync(aside, { mode: folderMode });
  for (const name of held) await rename(join(dataDir, name), join(aside, name));
  return aside;
}
