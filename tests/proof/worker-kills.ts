// The page is closed, and the worker hands in by itself. The browser is killed with a request of the worker on its way, which only
// the line can see, and opened again without a network; the walk goes on to the school.
import { setTimeout as wait } from 'node:timers/promises';
import build from '../e2e/build.ts';
import { openSchool, received, type School } from '../e2e/school.ts';
import { waker } from '../e2e/waker.ts';
import type { Backing } from './browser/backing.ts';
import type { Held } from './browser/held.ts';
import { MortalPhone } from './browser/mortal-phone.ts';
import { arrives, lookedAt } from './browser/one-death.ts';
import { nothingShown, walk, type Shown } from './browser/walk.ts';
import { WatchedLine, type Stop } from './browser/watched-line.ts';
import { trials, type Part, type Size } from './part.ts';

const record = { method: 'POST', path: /^\/api\/ledger$/ };
const photo = { method: 'PUT', path: /^\/api\/photos\// };
/** `brings`: what more is at school when it is caught. `leaves`: what the phone then thinks of its record. */
type Point = { stop: Stop; brings: [records: number, photos: number]; leaves: (held: Held, id: string) => boolean };

/** Sent or waiting: after the death the worker may have tried once more, in vain. */
const unsent = (held: Held, id: string) => held.outbox.some((row) => row.subject === id);
const lacking = (held: Held, id: string) =>
  held.delivered.some((row) => row.subject === id && row.missing.length === 1);

/** In the order of a delivery, so that one inspection can live through all of them. */
const points: Record<string, Point> = {
  C9: { stop: { ...record, where: 'unanswered' }, brings: [0, 0], leaves: unsent },
  C10: { stop: { ...record, where: 'answering' }, brings: [1, 0], leaves: unsent },
  'C9 of the photo': { stop: { ...photo, where: 'unanswered' }, brings: [1, 0], leaves: lacking },
  'C10 of the photo': { stop: { ...photo, where: 'answering' }, brings: [1, 1], leaves: lacking },
};
const rounds = { commit: 1, proof: 15 };
const longestMs = 30_000;
const againMs = 5000;

const killedAtWork = (what: string, backing?: Backing): Part => ({
  what,
  async run(size) {
    build();
    const school = await openSchool();
    const line = await WatchedLine.to(school.server.url);
    try {
      return await dies({ school, line, backing }, size);
    } finally {
      line.end();
      await school.server.remove();
    }
  },
});

export const workerKills = killedAtWork(
  'the browser killed at C9 and C10 of the worker, with the page closed, opened again, gone on with',
);
export const sqliteWorkerKills = killedAtWork(
  'the browser killed at C9 and C10 of the worker, with IndexedDB kept in SQLite',
  'sqlite',
);

type World = { school: School; line: WatchedLine; backing: Backing | undefined };

async function dies(world: World, size: Size) {
  const { school, line } = world;
  const seen = { answers: 0, photos: 0 };
  const all = Object.entries(points);
  const list = Array.from({ length: rounds[size] }, () => all).flat();
  let phone: MortalPhone | undefined;
  let shown = nothingShown();
  let before = await received(school);
  const outcome = await trials(
    list,
    ([name]) => name,
    async ([name, point]) => {
      try {
        phone ??= await newPhone(world);
        await walk(phone, shown, 'deliver');
        seen.answers += shown.answers.size;
        seen.photos += shown.photos.size;
        await workerDies(phone, line, point.stop);
        await hasCome(school, before, point.brings);
        await comesBack(phone, shown, point);
        if (name !== all.at(-1)![0]) return;
        await arrives(phone, shown);
        await hasCome(school, before, [1, 1]);
      } catch (error) {
        await phone?.remove();
        phone = undefined;
        shown = nothingShown();
        before = await received(school);
        throw error;
      }
      shown = nothingShown();
      before = await received(school);
    },
  );
  await phone?.remove();
  const figures = `${list.length} kills, ${seen.answers} answers and ${seen.photos} photos shown as saved before them`;
  return { ...outcome, figures: `${figures}, ${outcome.failed.length} with something lost or twice` };
}

async function newPhone({ school, line, backing }: World): Promise<MortalPhone> {
  const phone = new MortalPhone(school, { line, backing });
  line.up(true);
  await phone.signIn();
  await phone.open();
  return phone;
}

async function comesBack(phone: MortalPhone, shown: Shown, { leaves }: Point): Promise<void> {
  await phone.open();
  const after = await lookedAt(phone, shown);
  if (!leaves(after, shown.id)) throw new Error('it did not die where it was to');
}

/** Once the page is closed nothing but the worker can send. */
async function workerDies(phone: MortalPhone, line: WatchedLine, stop: Stop): Promise<void> {
  const other = await phone.browser.context.newPage();
  await phone.page.close();
  line.up(true);
  const caught = line.stopAt(stop).then(() => true);
  const wake = await waker(await phone.browser.context.newCDPSession(other), phone.url);
  const deadline = Date.now() + longestMs;
  do {
    if (Date.now() > deadline) throw new Error('the worker did not come to that point');
    // One that is still at an earlier try does not begin another.
    await wake();
  } while (!(await Promise.race([caught, wait(againMs, false, { ref: false })])));
  await phone.die();
}

async function hasCome(school: School, before: { records: number; have: number }, brings: Point['brings']) {
  const { records, have } = await received(school);
  const come = [records - before.records, have - before.have];
  if (String(come) !== String(brings))
    throw new Error(`${come.join(' records and ')} photos came, not ${String(brings)}`);
}
