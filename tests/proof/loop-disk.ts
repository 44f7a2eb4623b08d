// A disk of our own whose power can be cut: ext4 in a file on a tmpfs, so that what reached the disk can be copied at any moment.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearDisksLeftBehind, folderOf } from './disks-left-behind.ts';

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Why there can be no such disk here; null when there can. Tried once, for real. */
export function noLoopDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'needs Linux and root to mount a disk of its own';
  if (!existsSync('/dev/loop-control')) return 'needs loop devices';
  clearDisksLeftBehind();
  try {
    const disk = new LoopDisk(16);
    disk.remove();
    return null;
  } catch (error) {
    return `a disk cannot be mounted here (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
  }
}

export class LoopDisk {
  readonly #ram = mkdtempSync(join(tmpdir(), folderOf(process.pid)));
  #cuts = 0;
  #mounted: string[] = [];
  /** Where the disk is. */
  readonly path: string;

  constructor(megabytes: number) {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes * 3 + 16}m`, 'tmpfs', this.#ram);
    run('truncate', '-s', `${megabytes}M`, this.#image('disk'));
    run('mkfs.ext4', '-q', this.#image('disk'));
    this.path = this.#mount('disk');
  }

  #image(name: string): string {
    return join(this.#ram, `${name}.img`);
  }

  /** A long commit interval: what nobody asked to be synced stays off the disk for a minute. */
  #mount(name: string): string {
    const path = join(this.#ram, name);
    mkdirSync(path);
    run('mount', '-o', 'loop,commit=60', this.#image(name), path);
    this.#mounted.push(path);
    return path;
  }

  /** The disk as it would be found if the power failed now. Whoever writes to it must be frozen. */
  cut(): () => string {
    const name = `cut${++this.#cuts}`;
    run('cp', '--sparse=always', this.#image('disk'), this.#image(name));
    return () => this.#mount(name);
  }

  /** Nothing more can be written to it, as on a disk that went wrong. */
  readOnly(is: boolean): void {
    run('mount', '-o', `remount,${is ? 'ro' : 'rw'}`, this.path);
  }

  remove(): void {
    for (const path of this.#mounted.toReversed()) run('umount', '-l', path);
    run('umount', '-l', this.#ram);
    rmSync(this.#ram, { recursive: true, force: true });
  }
}
