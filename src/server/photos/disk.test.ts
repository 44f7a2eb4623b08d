import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { drawPicture } from '../demo/picture.ts';
import { chance } from '../demo/random.ts';
import { diskPhotos } from './disk.ts';
import { diskSteps, type DiskSteps } from './durable.ts';

const door = drawPicture(chance(3), '2026-11-22 22:30');
const sha256 = createHash('sha256').update(door).digest('hex');

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'patrol-disk-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function* pieces(...given: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* given;
}

/** The steps as they are taken, each noted down. */
function noted(dataDir: string): { seen: string[]; steps: DiskSteps } {
  const seen: string[] = [];
  const steps: DiskSteps = {
    async syncFile(file) {
      seen.push(`file ${dirname(relative(dataDir, file))}`);
      await diskSteps.syncFile(file);
    },
    async rename(from, to) {
      seen.push('rename');
      await diskSteps.rename(from, to);
    },
    async syncFolder(path) {
      seen.push(`folder ${relative(dataDir, path)}`);
      await diskSteps.syncFolder(path);
    },
  };
  return { seen, steps };
}

const [ab, cd] = [sha256.slice(0, 2), sha256.slice(2, 4)];
const inOrder = ['file tmp', 'rename', `folder blobs/${ab}/${cd}`, `folder blobs/${ab}`, 'folder blobs'];

test('file, name, then every folder that was made reach the disk, in this order, before anybody hears of it', async () => {
  const dataDir = folder();
  const { seen, steps } = noted(dataDir);
  await diskPhotos(dataDir, steps).put(sha256, pieces(door));
  expect(seen).toEqual(inOrder);
});

test('folders that another photo has just made, and not synced yet, reach the disk as well', async () => {
  const dataDir = folder();
  const { seen, steps } = noted(dataDir);
  mkdirSync(join(dataDir, 'blobs', ab, cd), { recursive: true });
  await diskPhotos(dataDir, steps).put(sha256, pieces(door));
  expect(seen).toEqual(inOrder);
});

test('when a step fails, nothing is left where photos are found', async () => {
  const dataDir = folder();
  const full = Object.assign(new Error('disk'), { code: 'ENOSPC' });
  const photos = diskPhotos(dataDir, { ...diskSteps, syncFile: () => Promise.reject(full) });
  await expect(photos.put(sha256, pieces(door))).rejects.toMatchObject({ code: 'server-full' });
  expect(existsSync(join(dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256))).toBe(false);
  expect(readdirSync(join(dataDir, 'tmp'))).toEqual([]);
});

test('a line that breaks keeps what arrived of a chunk, and nothing of a whole photo', async () => {
  const photos = diskPhotos(folder());
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield door.subarray(0, 500);
    throw new Error('line');
  }
  const part = photos.newPart();
  await expect(photos.append(part, 0, door.length, broken())).rejects.toThrow('line');
  expect(await photos.partBytes(part)).toBe(500);
  await expect(photos.put(sha256, broken())).rejects.toThrow('line');
});
