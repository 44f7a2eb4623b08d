// What a backup says about itself, signed by the server that made it.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { AnchorLine } from '../../domain/anchor.ts';
import { canonical } from '../../domain/canonical.ts';
import { Count, Id, Ms, Sha256 } from '../../domain/schema/text.ts';
import type { SigningKey, StoredPhoto } from '../store/store.ts';

export const manifestName = 'manifest.json';
export const databaseName = 'patrol.sqlite';

/**
 * `at`: UTC ms; what had arrived by then is inside. `seq` and `chain`: where the ledger ends. `photos.sha256`: over the list
 * of them. `isPrivate`: the disk keeps file modes, and only the owner may read.
 */
const Manifest = v.strictObject({
  format: v.literal('campus-patrol-backup/1'),
  at: Ms,
  epoch: Id,
  schoolId: Id,
  seq: Count,
  chain: Sha256,
  anchor: AnchorLine,
  database: v.strictObject({ bytes: Count, sha256: Sha256 }),
  photos: v.strictObject({ count: Count, bytes: Count, sha256: Sha256 }),
  counts: v.record(v.string(), Count),
  isPrivate: v.boolean(),
  sig: v.string(),
});
export type Manifest = v.InferOutput<typeof Manifest>;

const textOf = ({ sig: _sig, ...rest }: Omit<Manifest, 'sig'> & { sig?: string }): string => canonical(rest);

export const signManifest = (unsigned: Omit<Manifest, 'sig'>, key: SigningKey): Manifest => ({
  ...unsigned,
  sig: key.sign(textOf(unsigned)),
});

export const isSignedBy = (manifest: Manifest, key: SigningKey): boolean =>
  key.isSigned(textOf(manifest), manifest.sig);

export const photosOf = (photos: readonly StoredPhoto[]): Manifest['photos'] => ({
  count: photos.length,
  bytes: photos.reduce((sum, { bytes }) => sum + bytes, 0),
  sha256: hash('sha256', photos.map(({ sha256, bytes }) => `${sha256} ${bytes}\n`).join('')),
});

/** A sentence when there is none, or it cannot be read. */
export function readManifest(folder: string): Manifest | string {
  try {
    const read = v.safeParse(Manifest, JSON.parse(readFileSync(join(folder, manifestName), 'utf8')));
    if (read.success) return read.output;
    return `${manifestName} was edited or is of another version: ${v.getDotPath(read.issues[0]) ?? 'its form'} is wrong.`;
  } catch (error) {
    if (error instanceof SyntaxError) return `${manifestName} is not whole: ${error.message}.`;
    return `${manifestName} cannot be read (${(error as Error).message}): the backup was never finished, or it was removed.`;
  }
}
