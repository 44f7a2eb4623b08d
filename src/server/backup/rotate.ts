// Which backups stay: the last day's by the hour, the last month's by the day, and always the last one that was verified.
import { renameSync, rmSync } from 'node:fs';
import { backupsIn, madeAt } from './backups.ts';

const hourly = 24;
const daily = 30;

/** Of `folders`, those that may go: more than 24 newer ones are there, and each of the last 30 days keeps its newest. */
export function superfluous(folders: readonly string[], verified: string | null): string[] {
  const newestFirst = folders.toSorted((a, b) => madeAt(b) - madeAt(a));
  const kept = new Set(newestFirst.slice(0, hourly));
  const days = new Map<string, string>();
  for (const folder of newestFirst) {
    const day = new Date(madeAt(folder)).toISOString().slice(0, 10);
    if (!days.has(day) && days.size < daily) days.set(day, folder);
  }
  for (const folder of days.values()) kept.add(folder);
  if (verified !== null) kept.add(verified);
  return newestFirst.filter((folder) => !kept.has(folder));
}

/** Removes them; a backup half removed is never taken for a whole. Photos stay here; those whose time is over go by `letCopiesGo`. */
export function rotate(dir: string, verified: string | null): string[] {
  const gone = superfluous(backupsIn(dir), verified);
  for (const folder of gone) {
    renameSync(folder, `${folder}.part`);
    rmSync(`${folder}.part`, { recursive: true });
  }
  return gone;
}
