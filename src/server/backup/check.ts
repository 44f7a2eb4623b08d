// Verifies a backup, or the data of a server, from a scratch copy: nothing that is looked at is changed.
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Anchor } from '../../domain/anchor.ts';
import { readAnchor } from '../../domain/anchor.ts';
import { inspectDatabase, type Inspected } from '../store/sqlite/inspect.ts';
import { snapshot, type Facts } from '../store/sqlite/snapshot.ts';
import type { StoredPhoto } from '../store/store.ts';
import { blobOf, sizeOf, sumOf } from './files.ts';
import { databaseName, isSignedBy, manifestName, photosOf, readManifest, type Manifest } from './manifest.ts';
import { inScratch } from './scratch.ts';

/** `findings`: what is wrong, one sentence each; none when all is well. `notes` are no faults. */
export type Checked = { findings: string[]; notes: string[]; facts: Facts | null; inspected: Inspected };
export type How = {
  anchors?: readonly Anchor[];
  /** How many photos are read and hashed, chosen at random; all of them when it is left out. Sizes are always compared. */
  sample?: number;
};

const nothing: Inspected = { facts: null, key: null, findings: [], notes: [] };

/** Checks the finished backup in `folder`, its photos in the `blobs` beside it. */
export async function checkBackup(folder: string, how: How = {}): Promise<Checked & { manifest: Manifest | null }> {
  const failed = (finding: string) => ({
    findings: [finding],
    notes: [],
    facts: null,
    inspected: nothing,
    manifest: null,
  });
  if (!existsSync(folder)) return failed(`There is no backup ${folder}.`);
  if (basename(folder).endsWith('.part')) return failed(`${folder} is half written: the backup was never finished.`);
  const manifest = readManifest(folder);
  if (typeof manifest === 'string') return failed(manifest);
  const findings = await aroundDatabase(folder, manifest);
  const database = join(folder, databaseName);
  if ((await sizeOf(database)) === null) return { ...failed(findings[0] ?? ''), findings, manifest };
  const anchor = readAnchor(manifest.anchor);
  const anchors = [...(how.anchors ?? []), ...(anchor ? [anchor] : [])];
  const inspected = await inspectCopy((scratch) => copyFileSync(database, scratch), anchors);
  findings.push(...inspected.findings, ...againstManifest(inspected, manifest));
  findings.push(...(await photoFindings(dirname(folder), inspected.facts?.photos ?? [], how.sample)));
  return { findings, notes: inspected.notes, facts: inspected.facts, inspected, manifest };
}

/** Checks what a server has, whether it runs or not. */
export async function checkData(dataDir: string, how: How = {}): Promise<Checked> {
  const inspected = await inspectCopy((scratch) => snapshot(join(dataDir, databaseName), scratch), how.anchors);
  const photos = await photoFindings(dataDir, inspected.facts?.photos ?? [], how.sample);
  return { ...inspected, inspected, findings: [...inspected.findings, ...photos] };
}

const inspectCopy = (copy: (scratch: string) => void, anchors?: readonly Anchor[]): Promise<Inspected> =>
  inScratch((scratch) => {
    const file = join(scratch, databaseName);
    copy(file);
    return inspectDatabase(file, anchors);
  });

async function aroundDatabase(folder: string, manifest: Manifest): Promise<string[]> {
  const findings = readdirSync(folder)
    .filter((name) => name !== manifestName && name !== databaseName)
    .map((name) => `${name} is not part of the backup.`);
  for (const name of manifest.isPrivate ? [manifestName, databaseName] : []) {
    if (existsSync(join(folder, name)) && (statSync(join(folder, name)).mode & 0o077) !== 0)
      findings.push(`${name} can be read by others; it was private when it was made.`);
  }
  const sum = await sumOf(join(folder, databaseName));
  if (!sum) findings.push(`${databaseName} is missing.`);
  else if (sum.bytes !== manifest.database.bytes)
    findings.push(`${databaseName} has ${sum.bytes} bytes, and had ${manifest.database.bytes}.`);
  else if (sum.sha256 !== manifest.database.sha256) findings.push(`${databaseName} is not the file that was written.`);
  return findings;
}

function againstManifest({ facts, key }: Inspected, manifest: Manifest): string[] {
  if (!facts || !key) return [];
  const findings: string[] = [];
  if (!isSignedBy(manifest, key))
    findings.push(`${manifestName} was edited, or belongs to another server: its signature is wrong.`);
  for (const name of ['epoch', 'schoolId', 'seq', 'chain'] as const) {
    if (facts[name] !== manifest[name])
      findings.push(`${manifestName} says ${name} ${manifest[name]}, the database says ${facts[name]}.`);
  }
  for (const [table, count] of Object.entries(manifest.counts)) {
    if (facts.counts[table] !== count)
      findings.push(`The database has ${facts.counts[table]} rows of ${table}, and had ${count}.`);
  }
  if (photosOf(facts.photos).sha256 !== manifest.photos.sha256)
    findings.push('The list of photos is not the one that was written.');
  return findings;
}

async function photoFindings(root: string, photos: readonly StoredPhoto[], sample = Infinity): Promise<string[]> {
  const findings: string[] = [];
  const read = new Set(chosen(photos, sample));
  for (const photo of photos) {
    const file = blobOf(root, photo.sha256);
    const size = await sizeOf(file);
    if (size === null) findings.push(`The photo ${photo.sha256} is missing.`);
    else if (size !== photo.bytes)
      findings.push(`The photo ${photo.sha256} has ${size} bytes, and had ${photo.bytes}.`);
    else if (read.has(photo) && (await sumOf(file))?.sha256 !== photo.sha256)
      findings.push(`The photo ${photo.sha256} holds other bytes than its name says.`);
  }
  return findings;
}

export function chosen<T>(list: readonly T[], sample: number): T[] {
  if (list.length <= sample) return [...list];
  const left = [...list];
  return Array.from({ length: sample }, () => left.splice(Math.floor(Math.random() * left.length), 1)[0]!);
}
