// The server is killed at nine labelled points of its write path and at random moments, while eight phones hand in inspections with photos.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chance } from '../../src/server/demo/random.ts';
import { trials, type Part, type Size } from './part.ts';
import { checkKept } from './server/check.ts';
import { handIn, Story } from './server/phones.ts';
import { putSchool, School } from './server/process.ts';

const points = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9'];
/** At which of the passages it dies: early, and once much is going on. */
const passages = { commit: [1, 40], proof: Array.from({ length: 50 }, (_, n) => 1 + n * 3) };
const longestMs = 30_000;
const byChance = { commit: 2, proof: 60 };
/** `PATROL_SEED=7` dies at other moments. */
const seed = Number(process.env['PATROL_SEED'] ?? 1);
/** Counted from its first receipt, so that it dies at work and not while it starts. */
const longestAfterMs = 1500;

type Death = { killAt: string } | { afterMs: number };
const nameOf = (death: Death): string => ('killAt' in death ? death.killAt : `after ${death.afterMs} ms`);

const atPoints = (size: Size): Death[] =>
  points.flatMap((point) => passages[size].map((passage) => ({ killAt: `${point}:${passage}` })));

function anywhere(size: Size): Death[] {
  const luck = chance(seed);
  return Array.from({ length: byChance[size] }, () => ({ afterMs: luck.whole(0, longestAfterMs) }));
}

const killed = (what: string, deaths: (size: Size) => Death[]): Part => ({
  what,
  async run(size) {
    const told = { entries: 0, photos: 0 };
    const list = deaths(size);
    const outcome = await trials(list, nameOf, async (death) => {
      const story = await oneKill(death);
      told.entries += story.receipts.size;
      told.photos += story.photos.size;
    });
    const figures = `${list.length} kills, ${told.entries} receipts and ${told.photos} photos acknowledged before them`;
    return { ...outcome, figures: `${figures}, ${outcome.failed.length} trials with loss` };
  },
});

export const serverKills = killed(
  'the server killed at K1-K9 under load, started again, everything sent once more',
  atPoints,
);
export const serverKillsAnywhere = killed('the server killed at any moment under load', anywhere);

/** Kills it at any moment once it is at work; one that never comes to work is not waited for. */
async function killLater(school: School, story: Story, afterMs: number, patience: Promise<unknown>): Promise<void> {
  const over = { now: false };
  void Promise.race([school.ended, patience]).then(() => (over.now = true));
  while (story.receipts.size === 0 && !over.now) await wait(1);
  await wait(afterMs);
  if (!over.now) await school.kill();
}

async function oneKill(death: Death): Promise<Story> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-kill-'));
  const story = new Story();
  await putSchool(dataDir);
  const school =
    'killAt' in death
      ? await School.start(dataDir, 'kill-at.ts', { KILL_AT: death.killAt })
      : await School.start(dataDir);
  try {
    const patience = new Promise((resolve) => setTimeout(resolve, longestMs).unref());
    if ('afterMs' in death) void killLater(school, story, death.afterMs, patience);
    await handIn(school.url, story, Promise.race([school.ended, patience]));
    const died = await Promise.race([school.ended.then(() => true), patience.then(() => false)]);
    if (!died) throw new Error('it did not come to its death');
    const again = await School.start(dataDir);
    try {
      await checkKept(again, dataDir, story);
    } finally {
      await again.kill();
    }
    return story;
  } finally {
    await school.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
