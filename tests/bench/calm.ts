// Whether anybody else works on this machine: what is measured meanwhile says nothing (C5, rule 1).
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

const lookMs = 400;
/** Of one core. Ours are at rest while it is looked. */
const mostBusy = 0.3;
const mostDiscarded = 20;
/** How often one pair is taken at most. */
export const mostTaken = mostDiscarded + 1;
/** To see that a bench runs to its end while others work: whatever it measures counts, and none of it is worth writing down. */
export const isNoisy = process.env['PATROL_NOISY'] !== undefined;

/** Jiffies of all cores: at work, and in all. */
function jiffies(): { busy: number; all: number } {
  const [user = 0, nice = 0, system = 0, idle = 0, ioWait = 0, ...rest] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]!
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + rest.slice(0, 3).reduce((sum, one) => sum + one, 0);
  return { busy, all: busy + idle + ioWait };
}

/** How many cores work now, while nothing of ours should. */
async function coresAtWork(): Promise<number> {
  const before = jiffies();
  await wait(lookMs);
  const after = jiffies();
  return ((after.busy - before.busy) / Math.max(1, after.all - before.all)) * cpus().length;
}

let discarded = 0;
/** How many pairs were taken again since the start, for the page. */
export const pairsDiscarded = (): number => discarded;

/** Takes a pair again while somebody else works before it or after it; after twenty such pairs it says that there is no quiet here. */
export async function calmly<T>(pair: () => Promise<T>): Promise<T> {
  if (isNoisy) return pair();
  for (let again = 0; again < mostTaken; again++) {
    const before = await coresAtWork();
    const took = await pair();
    if (before <= mostBusy && (await coresAtWork()) <= mostBusy) return took;
    discarded++;
    await wait(2000);
  }
  throw new Error('somebody else works on this machine all the time: nothing can be compared');
}
