// The server's file system, in memory: it keeps through a power cut only what was synced, names as well as bytes.
import { dirname, join } from 'node:path';
import type { Scheduler } from './scheduler.ts';

type File = { bytes: Buffer; synced: Buffer | null };
/** null: a folder. */
type Entry = File | null;
// Each function is as its namesake; the server's code says what it gives.
type Functions = Record<string, (...given: never[]) => unknown>;
export type Modules = { fs: Functions; promises: Functions };

const trouble = (code: string): Error => Object.assign(new Error(code), { code });

export class Files {
  /** `node:fs` and `node:fs/promises` as the server uses them; each step of theirs is a step of the world. */
  readonly modules: Modules;
  #entries = new Map<string, Entry>([['/', null]]);
  #durable = new Map<string, Entry>([['/', null]]);
  isFull = false;
  readonly #scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
    this.modules = this.#makeModules();
  }

  /** What a power cut would leave of a file. */
  durableBytes(path: string): Buffer | null {
    return this.#isFound(path) ? (this.#durable.get(path)?.synced ?? null) : null;
  }

  /** A folder whose own name was not synced takes with it whatever is in it, folders as well. */
  #isFound(path: string): boolean {
    for (let folder = dirname(path); folder !== '/'; folder = dirname(folder))
      if (this.#durable.get(folder) === undefined) return false;
    return true;
  }

  bytes(path: string): Buffer | null {
    return this.#entries.get(path)?.bytes ?? null;
  }

  powerCut(): void {
    const kept = [...this.#durable].filter(
      ([path, entry]) => path === '/' || (entry === null ? this.#isFound(path) : this.durableBytes(path)),
    );
    this.#entries = new Map(
      kept.map(([path, entry]) => [path, entry && { bytes: entry.synced!, synced: entry.synced }]),
    );
    this.#durable = new Map(this.#entries);
  }

  /** As a copy of the folder to another disk. */
  snapshot(): ReadonlyMap<string, Entry> {
    return new Map([...this.#entries].map(([path, file]) => [path, file && { bytes: file.bytes, synced: file.bytes }]));
  }

  restore(snapshot: ReadonlyMap<string, Entry>): void {
    this.#entries = new Map([...snapshot].map(([path, file]) => [path, file && { ...file }]));
    this.#durable = new Map(this.#entries);
  }

  #makeModules(): Modules {
    const later = <T>(step: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        this.#scheduler.soon(() => {
          try {
            resolve(step());
          } catch (error) {
            reject(error as Error);
          }
        });
      });
    const makeFolders = (path: string): string | undefined => this.#makeFolders(path);
    const promises = {
      open: (path: string, flags: string) => later(() => this.#open(path, flags, later)),
      mkdir: (path: string) => later(() => makeFolders(path)),
      rename: (from: string, to: string) => later(() => this.#rename(from, to)),
      rm: (path: string) => later(() => void this.#entries.delete(path)),
      stat: (path: string) => later(() => ({ size: this.#file(path).bytes.length })),
      truncate: (path: string, length: number) =>
        later(() => void (this.#file(path).bytes = this.#file(path).bytes.subarray(0, length))),
      readFile: (path: string) => later(() => Buffer.from(this.#file(path).bytes)),
      writeFile: (path: string, text: string) => later(() => this.#write(path, Buffer.from(text))),
      readdir: (path: string) => later(() => this.#within(path).map((name) => name.slice(path.length + 1))),
    };
    const fs = {
      mkdirSync: (path: string) => {
        makeFolders(path);
        // Made once, long before the first photo; SQLite has synced the folder above since.
        for (let folder = path; folder !== '/'; folder = dirname(folder)) this.#durable.set(folder, null);
      },
      createReadStream: (path: string) => this.#stream(path, later),
    };
    return { fs, promises };
  }

  async *#stream(path: string, later: <T>(step: () => T) => Promise<T>): AsyncGenerator<Buffer> {
    yield await later(() => Buffer.from(this.#file(path).bytes));
  }

  #file(path: string): File {
    const file = this.#entries.get(path);
    if (!file) throw trouble('ENOENT');
    return file;
  }

  #write(path: string, bytes: Buffer): void {
    if (this.isFull) throw trouble('ENOSPC');
    const known = this.#entries.get(path);
    if (known) known.bytes = bytes;
    else this.#entries.set(path, { bytes, synced: null });
  }

  #makeFolders(path: string): string | undefined {
    let first: string | undefined;
    for (let folder = path; this.#entries.get(folder) === undefined; folder = dirname(folder)) {
      this.#entries.set(folder, null);
      first = folder;
    }
    return first;
  }

  #rename(from: string, to: string): void {
    const file = this.#file(from);
    if (this.#entries.get(dirname(to)) === undefined) throw trouble('ENOENT');
    this.#entries.delete(from);
    this.#entries.set(to, file);
  }

  #within(folder: string): string[] {
    return [...this.#entries.keys()].filter((path) => path !== '/' && dirname(path) === folder);
  }

  #syncFolder(folder: string): void {
    for (const path of this.#durable.keys())
      if (path !== '/' && dirname(path) === folder && !this.#entries.has(path)) this.#durable.delete(path);
    for (const path of this.#within(folder)) this.#durable.set(path, this.#entries.get(path)!);
  }

  #open(path: string, flags: string, later: <T>(step: () => T) => Promise<T>): unknown {
    const isFolder = this.#entries.get(path) === null;
    if (flags === 'wx' || (flags === 'a' && !this.#entries.has(path))) this.#write(path, Buffer.alloc(0));
    if (!isFolder) this.#file(path);
    return {
      appendFile: (piece: Uint8Array) => later(() => this.#write(path, Buffer.concat([this.#file(path).bytes, piece]))),
      sync: () =>
        later(() => {
          if (isFolder) return this.#syncFolder(path);
          const file = this.#file(path);
          file.synced = file.bytes;
        }),
      close: () => later(() => undefined),
    };
  }
}

/** Where the server keeps a photo. */
export const blobPath = (sha256: string): string => join('/data/blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
