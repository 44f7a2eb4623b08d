// Where a run of the unit tests keeps its files: the demo schools it made (`watch-demo.contract.ts`), as making one takes
// longer than most tests that look at it, and the folders that tests make and throw away.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const enough = 2 * 1024 ** 3;

/** A disk takes longer over a folder that comes and goes than most tests over what is in it. Not every machine has such a place, or room in it. */
function inMemory(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > enough ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

let made: string[] = [];

/** Of one run only, so that none is of another day's code. */
export function setup(): void {
  const demo = mkdtempSync(join(tmpdir(), 'patrol-demo-schools-'));
  const folders = mkdtempSync(join(inMemory(), 'patrol-unit-'));
  made = [demo, folders];
  process.env['PATROL_DEMO_SCHOOLS'] = demo;
  process.env['TMPDIR'] = folders;
}

export function teardown(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}
