// The server is killed at nine labelled points of its write path, while eight phones hand in inspections with photos.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trials, type Part } from './part.ts';
import { checkKept } from './server/check.ts';
import { handIn, Story } from './server/phones.ts';
import { putSchool, School } from './server/process.ts';

const points = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9'];
/** At which of the passages it dies: early, and once much is going on. */
const passages = { commit: [1, 40], proof: Array.from({ length: 50 }, (_, n) => 1 + n * 3) };
const longestMs = 30_000;

export const serverKills: Part = {
  what: 'the server killed at K1-K9 under load, started again, everything sent once more',
  async run(size) {
    const told = { entries: 0, photos: 0 };
    const list = points.flatMap((point) => passages[size].map((passage) => `${point}:${passage}`));
    const outcome = await trials(
      list,
      (killAt) => killAt,
      async (killAt) => {
        const story = await oneKill(killAt);
        told.entries += story.receipts.size;
        told.photos += story.photos.size;
      },
    );
    const figures = `${list.length} kills, ${told.entries} receipts and ${told.photos} photos acknowledged before them`;
    return { ...outcome, figures: `${figures}, ${outcome.failed.length} trials with loss` };
  },
};

async function oneKill(killAt: string): Promise<Story> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-kill-'));
  const story = new Story();
  await putSchool(dataDir);
  const school = await School.start(dataDir, 'kill-at.ts', { KILL_AT: killAt });
  try {
    const patience = new Promise((resolve) => setTimeout(resolve, longestMs).unref());
    await handIn(school.url, story, Promise.race([school.ended, patience]));
    const died = await Promise.race([school.ended.then(() => true), patience.then(() => false)]);
    if (!died) throw new Error('the point was never reached');
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
