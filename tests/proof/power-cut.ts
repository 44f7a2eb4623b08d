// The power fails under the server while eight phones hand in inspections with photos. What was acknowledged must be on the disk.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LoopDisk, noLoopDisk } from './loop-disk.ts';
import { blind, trials, type Part } from './part.ts';
import { checkKept } from './server/check.ts';
import { handIn, Story } from './server/phones.ts';
import { putSchool, School } from './server/process.ts';

const cuts = { commit: 3, proof: 30 };
const controlsAtMost = 6;
const diskMegabytes = 128;

export const powerCut: Part = {
  what: 'power cut under the server, on a disk that keeps only what was synced',
  cannot: noLoopDisk,
  async run(size) {
    const told = { entries: 0, photos: 0 };
    const list = Array.from({ length: cuts[size] }, (_, n) => n + 1);
    const outcome = await trials(
      list,
      (n) => `cut ${n}`,
      async () => {
        const story = await oneCut();
        told.entries += story.receipts.size;
        told.photos += story.photos.size;
      },
    );
    const isBlind = await blind(controlsAtMost, losesWithoutSync);
    return {
      passed: outcome.passed + (isBlind ? 0 : 1),
      failed: [...outcome.failed, ...(isBlind ? ['the control lost nothing, so the cut does not cut'] : [])],
      figures:
        `${list.length} cuts, ${told.entries} receipts and ${told.photos} photos acknowledged before them, ` +
        `${outcome.failed.length} cuts with loss; the control without sync ${isBlind ? 'lost nothing' : 'lost, as it must'}`,
    };
  },
};

async function oneCut(preload?: string): Promise<Story> {
  const disk = new LoopDisk(diskMegabytes);
  const story = new Story();
  try {
    await putSchool(join(disk.path, 'data'));
    execFileSync('sync', ['-f', disk.path]);
    const school = await School.start(join(disk.path, 'data'), preload);
    const sending = handIn(school.url, story, school.ended);
    const enough = 5 + Math.random() * 60;
    while (story.receipts.size < enough) await wait(5 + Math.random() * 20);
    school.freeze();
    const mount = disk.cut();
    await school.kill();
    await sending;
    const after = join(mount(), 'data');
    const again = await School.start(after);
    try {
      await checkKept(again, after, story);
    } finally {
      await again.kill();
    }
    return story;
  } finally {
    disk.remove();
  }
}

async function losesWithoutSync(): Promise<boolean> {
  const { failed } = await trials([1], String, async () => void (await oneCut('no-sync.ts')));
  return failed.length > 0;
}
