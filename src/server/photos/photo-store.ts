// Where photo bytes live: by the SHA-256 of what they are, nothing else known about them.
import type { StoredPhoto } from '../store/store.ts';

export type Pieces = AsyncIterable<Uint8Array>;

/** Bytes and names of files only; who may send or see a photo is decided before. Throws `Trouble` when the disk is full. */
export interface PhotoStore {
  /**
   * Takes a whole photo; durable when it returns. Refuses `empty`, `not-image`, `too-many-pixels` and `hash-mismatch`,
   * and leaves nothing behind then.
   */
  put(sha256: string, pieces: Pieces): Promise<StoredPhoto>;
  /** A name for an upload that comes in parts. */
  newPart(): string;
  /** How many bytes of it are here; 0 when there are none. */
  partBytes(part: string): Promise<number>;
  /**
   * Adds at `offset`, at most up to `length` bytes in all, and returns how many are here now. Refuses `bad-request` what
   * would go beyond, leaving the part as it was; a line that breaks keeps what arrived.
   */
  append(part: string, offset: number, length: number, pieces: Pieces): Promise<number>;
  /** Makes a complete part a photo; refuses like `put`, and then the part is gone. */
  finish(part: string, sha256: string): Promise<StoredPhoto>;
  discard(part: string): Promise<void>;
  /** Removes every part but these. Only while nothing is being received. */
  clearParts(keep: ReadonlySet<string>): Promise<void>;
  /** The bytes of a photo that is here. */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Takes the file away at once, if it is there; by hash, so only where nobody needs it any more. */
  remove(this: void, sha256: string): void;
  /** Throws `Trouble` when nothing can be written. */
  probe(): Promise<void>;
}
