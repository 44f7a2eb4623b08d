// The power fails under the browser while somebody walks through a checklist. What the screen had called saved must be on the disk.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chance, type Chance } from '../../src/server/demo/random.ts';
import build from '../e2e/build.ts';
import { openSchool, type School } from '../e2e/school.ts';
import type { Backing } from './browser/backing.ts';
import { lostOnPhone } from './browser/kept.ts';
import { MortalPhone } from './browser/mortal-phone.ts';
import { arrives, die, lookedAt, type Plan } from './browser/one-death.ts';
import { relaxed } from './browser/points.ts';
import { nothingShown, type Shown } from './browser/walk.ts';
import { LoopDisk, noLoopDisk } from './loop-disk.ts';
import { blind, trials, type Part } from './part.ts';

const cuts = { commit: 1, proof: 20 };
const controlsAtMost = 6;
const diskMegabytes = 256;

const cutBy = (what: string, backing?: Backing): Part => ({
  what,
  cannot: noLoopDisk,
  async run(size) {
    build();
    const school = await openSchool();
    const luck = chance(1);
    const seen = { answers: 0, photos: 0 };
    const list = Array.from({ length: cuts[size] }, (_, n) => n + 1);
    const outcome = await trials(
      list,
      (n) => `cut ${n}`,
      (): Promise<void> =>
        cutAnd(school, anywhereIn(luck), { backing }, async (after, shown) => {
          seen.answers += shown.answers.size;
          seen.photos += shown.photos.size;
          await lookedAt(after, shown);
          await arrives(after, shown);
        }),
    );
    const lost: number[] = [];
    // A control that does not come to its cut has failed, and takes no figures of the cuts with it.
    const control = await trials(['control'], String, async () => {
      const isBlind = await blind(controlsAtMost, async () => {
        await cutAnd(
          school,
          { during: 'rest', death: { afterMs: luck.whole(200, 900) } },
          { inPage: relaxed, backing },
          async (after, shown) => {
            lost.push([...lostOnPhone(await after.holds({ photos: true }), shown)].length);
          },
        );
        return lost.at(-1) !== 0;
      });
      if (isBlind) throw new Error('lost nothing, so the cut does not cut');
    });
    await school.server.remove();
    return {
      passed: outcome.passed + control.passed,
      failed: [...outcome.failed, ...control.failed],
      figures:
        `${list.length} cuts, ${seen.answers} answers and ${seen.photos} photos shown as saved before them, ` +
        `${outcome.failed.length} cuts with loss; the control with relaxed commits lost ${lost.join(', ')} things`,
    };
  },
});

export const browserPowerCut = cutBy('power cut under the browser, on a disk that keeps only what was synced');
export const sqlitePowerCut = cutBy('power cut under the browser, with IndexedDB kept in SQLite', 'sqlite');

const anywhereIn = (luck: Chance): Plan => ({
  during: luck.pick(['first', 'second', 'fault', 'rest', 'hand in']),
  death: { afterMs: luck.whole(0, 1200) },
});

/** A new phone walks until the power fails; `look` gets what is found on its disk, started again without a network. */
async function cutAnd(
  school: School,
  plan: Plan,
  how: { inPage?: () => void; backing: Backing | undefined },
  look: (after: MortalPhone, shown: Shown) => Promise<void>,
): Promise<void> {
  const disk = new LoopDisk(diskMegabytes);
  let mount = (): string => '';
  const phone = new MortalPhone(school, {
    ...how,
    folder: join(disk.path, 'profile'),
    lastMoment: () => (mount = disk.cut()),
  });
  let after: MortalPhone | undefined;
  try {
    await phone.signIn();
    execFileSync('sync', ['-f', disk.path]);
    await phone.open();
    const shown = nothingShown();
    await die(phone, shown, plan);
    after = new MortalPhone(school, { folder: join(mount(), 'profile'), backing: how.backing });
    await after.open();
    await look(after, shown);
  } finally {
    if (phone.browser.isRunning) await phone.browser.kill();
    if (after?.browser.isRunning) await after.browser.kill();
    disk.remove();
  }
}
