// Disks of runs that were ended before they could clear up, by Ctrl-C for one: still mounted, and their memory taken.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './line/left-behind.ts';

/** What the folder of a disk begins with: whose it is, so that others leave it alone. */
export const folderOf = (pid: number): string => `patrol-disk-${pid}-`;

/** Of the names in a folder those of disks whose run is over. */
export function disksLeftBehind(names: readonly string[], lives: (pid: number) => boolean = isAlive): string[] {
  return names.filter((name) => {
    const [, pid] = /^patrol-disk-(\d+)-\w{6}$/.exec(name) ?? [];
    return pid !== undefined && !lives(Number(pid));
  });
}

/** Of `/proc/mounts` what is mounted at or under a folder, what was mounted last first. */
export const mountedUnder = (mounts: string, folder: string): string[] =>
  mounts
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path === folder || path.startsWith(`${folder}/`))
    .toReversed();

export function clearDisksLeftBehind(): void {
  for (const name of disksLeftBehind(readdirSync(tmpdir()))) {
    const folder = join(tmpdir(), name);
    for (const path of mountedUnder(readFileSync('/proc/mounts', 'utf8'), folder)) spawnSync('umount', ['-l', path]);
    // What could not be let go stays whole for whoever looks into it.
    if (mountedUnder(readFileSync('/proc/mounts', 'utf8'), folder).length === 0)
      rmSync(folder, { recursive: true, force: true });
  }
}
