// The disk under the browser fills up, or its quota ends, in the middle of a walk. It says so, keeps what it has, and goes on when there is room.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import build from '../e2e/build.ts';
import { openSchool, type School } from '../e2e/school.ts';
import { MortalPhone } from './browser/mortal-phone.ts';
import { nothingSeen, shortOfRoom, type Look, type Room, type Seen } from './browser/short-of-room.ts';
import { fillToTheBrim } from './fill.ts';
import { LoopDisk, noLoopDisk } from './loop-disk.ts';
import { trials, type Part, type Size, type Told } from './part.ts';

const times = { commit: 1, proof: 10 };
const diskMegabytes = 160;
const fillAgainMs = 50;

/** `SHOTS=folder` keeps pictures of what the screens say. */
const shots = process.env['SHOTS'];
const look: Look = async (page, what) => {
  if (shots) await page.screenshot({ path: join(shots, `${what}.png`) });
};

async function run(size: Size, one: (school: School) => Promise<Seen>): Promise<Told> {
  build();
  const school = await openSchool();
  const total = nothingSeen();
  const outcome = await trials(
    Array.from({ length: times[size] }, (_, n) => n + 1),
    String,
    async () => {
      const seen = await one(school);
      total.refusedAnswers += seen.refusedAnswers;
      total.refusedPhotos += seen.refusedPhotos;
    },
  );
  await school.server.remove();
  const refused = `${total.refusedAnswers} answers and ${total.refusedPhotos} photos refused in words`;
  const figures = `${times[size]} times, ${refused}, ${outcome.failed.length} times something was lost or wrongly called saved`;
  return { ...outcome, figures };
}

export const browserFullDisk: Part = {
  what: 'the disk under the browser is full in the middle of a walk, and comes back',
  cannot: noLoopDisk,
  run: (size) => run(size, onFullDisk),
};

async function onFullDisk(school: School): Promise<Seen> {
  const disk = new LoopDisk(diskMegabytes);
  const phone = new MortalPhone(school, { folder: join(disk.path, 'profile') });
  const filler = join(disk.path, 'filler');
  let filling: NodeJS.Timeout | undefined;
  const seen = nothingSeen();
  const room: Room = {
    // A browser that tidies up makes a little room again.
    end: async () => {
      fillToTheBrim(filler);
      filling ??= setInterval(() => fillToTheBrim(filler), fillAgainMs);
    },
    opensFull: false,
    comeBack: async () => {
      clearInterval(filling);
      rmSync(filler);
    },
  };
  try {
    await phone.signIn();
    await phone.open();
    await shortOfRoom(phone, room, look, seen);
    return seen;
  } catch (error) {
    if (phone.browser.isRunning) await look(phone.page, 'not as it should be');
    throw error;
  } finally {
    clearInterval(filling);
    if (phone.browser.isRunning) await phone.browser.kill();
    disk.remove();
  }
}

export const browserQuota: Part = {
  what: 'the quota of the browser ends in the middle of a walk, and is raised',
  async run(size) {
    const told = await run(size, atQuota);
    if (size === 'commit') return told;
    const blind = await goesUnnoticed();
    return {
      passed: told.passed + (blind ? 0 : 1),
      failed: [...told.failed, ...(blind ? ['a photo is refused with room for it, so the part is blind'] : [])],
      figures: `${told.figures}; with room for everything ${blind ? 'as well' : 'nothing was refused'}`,
    };
  },
};

/** The control: a quota that does not end. True when the part is content with it all the same. */
async function goesUnnoticed(): Promise<boolean> {
  const school = await openSchool();
  const { failed } = await trials([1], String, async () => void (await atQuota(school, { neverEnds: true })));
  await school.server.remove();
  return failed.length === 0;
}

async function atQuota(school: School, { neverEnds = false } = {}): Promise<Seen> {
  const origin = school.server.url;
  let quotaSize: number | undefined;
  const phone = new MortalPhone(school, {
    // The browser looks at its quota now and then only, and at a start for sure.
    beforeOpening: async (page) => {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Storage.overrideQuotaForOrigin', {
        origin,
        ...(quotaSize === undefined ? {} : { quotaSize }),
      });
    },
  });
  const room: Room = {
    opensFull: true,
    end: async () => {
      if (!neverEnds)
        quotaSize ??= await phone.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    },
    comeBack: async () => {
      quotaSize = undefined;
    },
  };
  try {
    await phone.signIn();
    await phone.open();
    const seen = nothingSeen();
    await shortOfRoom(phone, room, look, seen);
    return seen;
  } catch (error) {
    if (phone.browser.isRunning) await look(phone.page, 'not as it should be at quota');
    throw error;
  } finally {
    await phone.remove();
  }
}
