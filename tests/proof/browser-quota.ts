// The quota of the browser ends in the middle of a walk. It says so, keeps what it has, and goes on when it is raised.
import type { School } from '../e2e/school.ts';
import type { Backing } from './browser/backing.ts';
import { MortalPhone } from './browser/mortal-phone.ts';
import { look, roomTrials, withControl } from './browser/room-trials.ts';
import { nothingSeen, shortOfRoom, type Look, type Room, type Seen } from './browser/short-of-room.ts';
import type { Part } from './part.ts';

type How = { backing: Backing; neverEnds?: true; looks?: Look };

/** Chromium does not always hold to a quota that was overridden: then a photo may be called saved, and must be there after a kill. */
const endOfQuota = (what: string, backing: Backing): Part => ({
  what,
  async run(size) {
    const told = await roomTrials(size, (school, seen) => atQuota(school, seen, { backing }));
    return withControl(size, told, {
      it: (school) => atQuota(school, nothingSeen(), { backing, neverEnds: true, looks: losesPhotos }),
      blind: 'a photo that was called saved and is gone was not noticed, so the part is blind',
      noticed: 'a photo that was taken away after it was called saved was noticed',
    });
  },
});

export const browserQuota = endOfQuota(
  'the quota of the browser ends in the middle of a walk, and is raised',
  'leveldb',
);
export const sqliteQuota = endOfQuota(
  'the quota of the browser ends in the middle of a walk, with IndexedDB kept in SQLite',
  'sqlite',
);

/** The control: the bytes of what has just been called saved go, past the product. */
const losesPhotos: Look = async (page, what) => {
  if (what !== 'a photo was kept') return;
  await page.evaluate(async () => {
    const own = (await indexedDB.databases()).find(({ name }) => name !== 'patrol-device');
    const asked = indexedDB.open(own!.name!);
    await new Promise((resolve) => (asked.onsuccess = resolve));
    const transaction = asked.result.transaction('photoBytes', 'readwrite', { durability: 'strict' });
    transaction.objectStore('photoBytes').clear();
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    asked.result.close();
  });
};

async function atQuota(school: School, seen: Seen, how: How): Promise<void> {
  const origin = school.server.url;
  const { backing, neverEnds = false, looks = look } = how;
  let quotaSize: number | undefined;
  const phone = new MortalPhone(school, {
    backing,
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
    opensFull: 'by itself',
    mayKeepPhotos: true,
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
    await shortOfRoom(phone, room, looks, seen);
  } catch (error) {
    if (phone.browser.isRunning) await look(phone.page, 'not as it should be at quota');
    throw error;
  } finally {
    await phone.remove();
  }
}
