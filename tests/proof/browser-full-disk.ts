// The disk under the browser fills up in the middle of a walk. It says so, keeps what it has, and goes on when there is room.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { School } from '../e2e/school.ts';
import type { Backing } from './browser/backing.ts';
import { promiseToKeep } from './browser/lasting.ts';
import { MortalPhone } from './browser/mortal-phone.ts';
import { look, roomTrials, withControl } from './browser/room-trials.ts';
import { nothingSeen, shortOfRoom, type Room, type Seen } from './browser/short-of-room.ts';
import { fillToTheBrim } from './fill.ts';
import { LoopDisk, noLoopDisk } from './loop-disk.ts';
import type { Part } from './part.ts';

const diskMegabytes = 160;
const fillAgainMs = 50;

/** On a phone whose browser has promised to keep what is stored: where it has not, it may throw everything away on a full disk. */
export const browserFullDisk: Part = {
  what: 'the disk under the browser is full in the middle of a walk, and comes back',
  cannot: noLoopDisk,
  run: (size) => roomTrials(size, (school, seen) => onFullDisk(school, seen, { backing: 'leveldb', isPromised: true })),
};

/** Here the browser has thrown everything away each time it had not promised to keep it, which is the control. */
export const sqliteFullDisk: Part = {
  what: 'the disk under the browser is full, with IndexedDB kept in SQLite',
  cannot: noLoopDisk,
  async run(size) {
    const backing = 'sqlite';
    const told = await roomTrials(size, (school, seen) => onFullDisk(school, seen, { backing, isPromised: true }));
    return withControl(size, told, {
      it: (school) => onFullDisk(school, nothingSeen(), { backing }),
      blind: 'without the promise to keep it nothing was lost, so the part may be blind',
      noticed: 'without the promise to keep it everything was lost, and noticed',
    });
  },
};

type How = { backing: Backing; isPromised?: true };

async function onFullDisk(school: School, seen: Seen, { backing, isPromised }: How): Promise<void> {
  const disk = new LoopDisk(diskMegabytes);
  const phone = new MortalPhone(school, { folder: join(disk.path, 'profile'), backing });
  const filler = join(disk.path, 'filler');
  let filling: NodeJS.Timeout | undefined;
  const room: Room = {
    // A browser that tidies up makes a little room again.
    end: async () => {
      fillToTheBrim(filler);
      filling ??= setInterval(() => fillToTheBrim(filler), fillAgainMs);
    },
    opensFull: backing === 'sqlite' ? 'from the school' : 'not at all',
    comeBack: async () => {
      clearInterval(filling);
      rmSync(filler);
    },
  };
  try {
    await phone.signIn();
    if (isPromised) promiseToKeep(phone.browser.folder, school.server.url);
    await phone.open();
    await shortOfRoom(phone, room, look, seen);
  } catch (error) {
    if (phone.browser.isRunning) await look(phone.page, 'not as it should be');
    throw error;
  } finally {
    clearInterval(filling);
    if (phone.browser.isRunning) await phone.browser.kill();
    disk.remove();
  }
}
