// What befalls phones and server. Each answers whether it happened: some only can at certain moments.
import { hashedText, type Entry } from '../../src/domain/entry.ts';
import { canteen, dorm3, sun, wang, yucai } from '../cast.ts';
import type { Browser, Page } from './browser.ts';
import type { Misfortune } from './options.ts';
import { sha256 } from './server.ts';
import type { World } from './world.ts';

const minutes = 60_000;
const years = 365 * 86_400_000;

const pageOf = ({ random }: World, browser: Browser): Page | null =>
  browser.pages.length === 0 ? null : random.pick(browser.pages);

const jumps = [-10 * years, -2 * 86_400_000, -3_600_000, -90_000, 90_000, 3_600_000, 40 * 86_400_000, 10 * years];

/** Power comes back, or somebody starts it again. */
function startSoon(world: World): void {
  world.later(1000 + world.random.int(2 * minutes), () => world.startServer());
}

export const befall: Record<Misfortune, (world: World, browser: Browser) => boolean> = {
  'kill a page'(world, browser) {
    const page = pageOf(world, browser);
    page?.kill();
    if (page && world.random.chance(0.8)) browser.open();
    return page !== null;
  },
  'open a second page'(_, browser) {
    if (browser.pages.length >= 3) return false;
    browser.open();
    return true;
  },
  'freeze a page'(world, browser) {
    const page = pageOf(world, browser);
    if (!page?.freeze()) return false;
    world.later(1000 + world.random.int(5 * minutes), () => (page.owner.isFrozen = false));
    return true;
  },
  'sync event'(_, browser) {
    if (browser.pages.some((page) => page.kind === 'worker')) return false;
    browser.tags?.clear();
    browser.open('worker');
    return true;
  },
  'go offline'(world, browser) {
    if (!browser.isOnline) return false;
    browser.isOnline = false;
    world.later(1000 + world.random.int(20 * minutes), () => {
      browser.isOnline = true;
      browser.pages.forEach((page) => page.tell('online'));
    });
    return true;
  },
  'wipe the storage'(world, browser) {
    // A loss nothing can prevent; that it is noticed is asked of the phone at once.
    if (!world.random.chance(0.3)) return false;
    browser.wipe();
    world.checker.forget(browser);
    browser.open();
    return true;
  },
  'jump a phone clock'(world, browser) {
    browser.clock.offsetMs = world.random.chance(0.3) ? 0 : world.random.pick(jumps);
    return true;
  },
  'change the time zone'(world, browser) {
    browser.clock.zoneMin = world.random.pick([-720, -300, 0, 330, 480, 840]);
    return true;
  },
  'cut the database'(world, browser) {
    const page = pageOf(world, browser);
    if (page) world.engine.cut(browser.disk, page.owner);
    return page !== null;
  },
  'jump the server clock'(world) {
    world.server.clock.offsetMs = world.random.chance(0.4) ? 0 : world.random.pick(jumps);
    return true;
  },
  'crash the server'(world) {
    if (!world.server.isUp) return false;
    world.server.crash(false);
    startSoon(world);
    return true;
  },
  'cut the power of the server'(world) {
    if (!world.server.isUp) return false;
    world.server.crash(true);
    startSoon(world);
    return true;
  },
  'back up the server'(world) {
    if (!world.server.isUp) return false;
    world.backups.push(world.server.backup());
    return true;
  },
  'restore the server'(world) {
    if (!world.server.isUp || world.backups.length === 0) return false;
    world.server.crash(world.random.chance(0.5));
    world.server.restore(world.random.pick(world.backups));
    world.truth.endLife();
    startSoon(world);
    return true;
  },
  'fill the server disk'(world) {
    if (!world.server.isUp) return false;
    world.server.fillDisk();
    world.later(1000 + world.random.int(5 * minutes), () => world.server.isUp && world.server.emptyDisk());
    return true;
  },
  'block the server database'(world) {
    if (!world.server.isUp) return false;
    world.server.block();
    world.later(500 + world.random.int(minutes), () => world.server.isUp && world.server.unblock());
    return true;
  },
  'close the windows of rounds'(world) {
    if (!world.server.isUp) return false;
    const { server } = world;
    world.scheduler.run(server.owner, () => {
      // A disk that is full or blocked says so; the next look tries again.
      server.code.closeRounds(server.parts, server.clock.now()).catch(() => undefined);
    });
    return true;
  },
  'pass on what was theirs'(world) {
    if (!world.server.isUp) return false;
    const { server } = world;
    world.scheduler.run(server.owner, () => {
      server.code.moveCases(server.parts, server.clock.now()).then(
        (moved) => moved.forEach(() => world.came('a case was moved')),
        () => undefined,
      );
    });
    return true;
  },
  'end a session'(world) {
    return world.sql(`DELETE FROM sessions WHERE id IN (SELECT id FROM sessions ORDER BY created_at LIMIT 1)`);
  },
  'revoke a session'(world) {
    return world.sql(
      `UPDATE sessions SET revoked_at = 1 WHERE id IN (SELECT id FROM sessions ORDER BY created_at DESC LIMIT 1)`,
    );
  },
  'move a scope'(world) {
    const scope = world.random.pick([[dorm3.id], [canteen.id], [dorm3.id, canteen.id], []]);
    return world.sql(
      `UPDATE documents SET body = json_set(body, '$.scope', json('${JSON.stringify(scope)}')) WHERE type = 'person' AND id = '${wang.id}'`,
    );
  },
  'publish a template'(world, browser) {
    const page = browser.pages.find((one) => one.db?.personId === sun.id && !one.act);
    return page ? world.act(page, 'publish') : false;
  },
  'entry of a newer app'(world, browser) {
    const page = browser.pages.find((one) => one.db && one.state === 'in' && !one.act);
    if (!page) return false;
    world.doing(page, 'entry of a newer app', ({ code, db }) => recordNewer(page, code, db));
    return true;
  },
};

/** What a newer version of the app had recorded before the phone went back to this one. */
async function recordNewer(page: Page, code: Page['code'], db: NonNullable<Page['db']>): Promise<void> {
  const device = await code.installIdOf(db);
  const known = await code.metaOf(db, 'opSeq');
  await db.transaction('rw', db.meta, db.entries, db.outbox, async () => {
    const opSeq = ((await code.metaOf(db, 'opSeq')) ?? 0) + 1;
    if (opSeq !== (known ?? 0) + 1) return;
    const at = { ms: page.now, offsetMin: 480, serverOffsetMs: null, serverOffsetAgeMs: null, sinceStartMs: 0 };
    const id = `00000000-0000-7000-9000-${sha256(`${device} ${opSeq}`).slice(0, 12)}`;
    const plain = { id, kind: 'meal-served', schema: 9, subject: yucai.id, by: db.personId, device, opSeq, at };
    const unhashed = { ...plain, supersedes: null, photos: [], body: { dishes: 3 } } as unknown as Omit<Entry, 'hash'>;
    const entry = { ...unhashed, hash: sha256(hashedText(unhashed)) } as Entry;
    await code.putMeta(db, 'opSeq', opSeq);
    await db.entries.add({ id, entry, record: null, hazards: [] });
    await db.outbox.add({
      id,
      opSeq,
      kind: entry.kind,
      subject: entry.subject,
      at: at.ms,
      bytes: 300,
      photos: [],
      hazards: 0,
      spot: null,
      state: 'waiting',
      strikes: 0,
      code: null,
      path: null,
    });
  });
}
