// Photos as files: parts in tmp/, whole ones in blobs/ab/cd/<sha256>.
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import { newId } from '../new-id.ts';
import { diskTrouble } from '../trouble.ts';
import { diskSteps, moveDurably, type DiskSteps } from './durable.ts';
import { readAttachment } from './image.ts';
import type { PhotoStore, Pieces } from './photo-store.ts';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Names come from here and from hashes that were checked: nothing a sender writes becomes a path. */
export function diskPhotos(dataDir: string, steps: DiskSteps = diskSteps): PhotoStore {
  const tmp = join(dataDir, 'tmp');
  const blobs = join(dataDir, 'blobs');
  mkdirSync(tmp, { recursive: true });
  mkdirSync(blobs, { recursive: true });
  const pathOf = (sha256: string) => join(blobs, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const partPath = (part: string) => join(tmp, part);
  const discard = (part: string) => rm(partPath(part), { force: true });

  /** Checks what arrived against what was said to come, then gives it its place. */
  async function settle(part: string, sha256: string, arrived: string) {
    try {
      const file = partPath(part);
      const { size } = await stat(file);
      if (size === 0) throw new Refusal('empty');
      if (arrived !== sha256) throw new Refusal('hash-mismatch');
      const image = readAttachment(await readFile(file));
      await moveDurably(file, pathOf(sha256), blobs, steps);
      return { sha256, bytes: size, ...image };
    } catch (error) {
      await discard(part);
      throw diskTrouble(error);
    }
  }

  return {
    async put(sha256, pieces) {
      const part = newPart();
      const hash = createHash('sha256');
      try {
        await writePieces(partPath(part), 'wx', pieces, (piece) => hash.update(piece));
      } catch (error) {
        await discard(part);
        throw diskTrouble(error);
      }
      return settle(part, sha256, hash.digest('hex'));
    },
    newPart,
    partBytes: (part) => sizeOf(partPath(part)),
    async append(part, offset, length, pieces) {
      const file = partPath(part);
      let end = offset;
      try {
        await writePieces(file, 'a', pieces, (piece) => {
          end += piece.byteLength;
          if (end > length) throw new Refusal('bad-request');
        });
        await steps.syncFile(file);
      } catch (error) {
        if (end > length) await truncate(file, offset);
        throw diskTrouble(error);
      }
      return end;
    },
    async finish(part, sha256) {
      const hash = createHash('sha256');
      for await (const piece of createReadStream(partPath(part))) hash.update(piece as Uint8Array);
      return settle(part, sha256, hash.digest('hex'));
    },
    discard,
    async clearParts(keep) {
      for (const part of await readdir(tmp)) {
        if (!keep.has(part)) await discard(part);
      }
    },
    async read(sha256) {
      const bytes = await readFile(pathOf(sha256));
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
    remove(sha256) {
      rmSync(pathOf(sha256), { force: true });
    },
    async probe() {
      try {
        await writeFile(join(tmp, 'probe'), new Date(0).toISOString());
      } catch (error) {
        throw diskTrouble(error);
      }
    },
  };
}

const newPart = (): string => `${newId(Date.now())}.part`;

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

/** `each` sees a piece before it is written, and may refuse it. */
async function writePieces(
  file: string,
  flags: 'a' | 'wx',
  pieces: Pieces,
  each: (piece: Uint8Array) => void,
): Promise<void> {
  const handle = await open(file, flags, 0o600);
  try {
    for await (const piece of pieces) {
      each(piece);
      await handle.appendFile(piece);
    }
  } finally {
    await handle.close();
  }
}
