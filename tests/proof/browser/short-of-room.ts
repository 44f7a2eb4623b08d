// The room under the browser ends in the middle of a walk. What cannot be saved is said so, what was saved stays, and with room it goes on.
import { expect, type Page } from '@playwright/test';
import * as hand from '../../e2e/phone.ts';
import { lostOnPhone } from './kept.ts';
import type { MortalPhone } from './mortal-phone.ts';
import { arrives, lookedAt } from './one-death.ts';
import { answerIn, items, nothingShown, walk, type Shown } from './walk.ts';

export type Room = {
  /** Not a byte more, from the next start of the phone at the latest. */
  end: () => Promise<void>;
  /**
   * What opens without room. On a disk without a byte left Chromium cannot start the worker, so that the app comes from the school;
   * and a database in LevelDB not at all.
   */
  opensFull: 'by itself' | 'from the school' | 'not at all';
  /** A photo may be taken all the same, and must then be there after a kill. */
  mayKeepPhotos?: boolean;
  comeBack: () => Promise<void>;
};

export type Seen = { refusedAnswers: number; refusedPhotos: number; keptPhotos: number };

export const nothingSeen = (): Seen => ({ refusedAnswers: 0, refusedPhotos: 0, keptPhotos: 0 });

/** Called at each screen that says something about it. */
export type Look = (page: Page, what: string) => Promise<void>;

/** `seen` counts as it goes, so that it is right also when this throws. */
export async function shortOfRoom(phone: MortalPhone, room: Room, look: Look, seen: Seen): Promise<void> {
  const shown = nothingShown();
  await walk(phone, shown, 'second');
  await room.end();
  const opensByItself = room.opensFull === 'by itself';
  if (opensByItself) await again(phone, shown);
  seen.refusedAnswers += await answerWithoutRoom(phone, shown, 2, look);
  const isKept = (await photoWithoutRoom(phone, room, look)) === 'kept';
  if (isKept) await noteKept(phone, shown, look);
  else seen.refusedPhotos++;
  if (opensByItself) await again(phone, shown);
  else seen.refusedAnswers += await openedFromSchool(phone, room, shown, look);
  if (isKept) seen.keptPhotos++;
  await room.comeBack();
  // Chromium has thrown away the worker it could not read: the app itself must come once more.
  if (!opensByItself) {
    await openWithNetwork(phone);
    await hand.workerInCharge(phone.page);
  }
  await again(phone, shown);
  const named = answerIn(await phone.holds(), shown.id, 3)?.photos.length ?? 0;
  if (named > 0 && !isKept) throw new Error('a photo that was refused is named');
  await arrives(phone, shown);
}

/** It dies and is opened again: what was called saved is there, room or not. */
async function again(phone: MortalPhone, shown: Shown): Promise<void> {
  await phone.die();
  await phone.open();
  await lookedAt(phone, shown);
}

/** It dies, and is opened where there is a network. */
async function openWithNetwork(phone: MortalPhone): Promise<void> {
  await phone.die();
  await phone.open().catch((error: unknown) => {
    if (!String(error).includes('ERR_INTERNET_DISCONNECTED')) throw error;
  });
  await phone.online(true);
  await phone.page.goto(phone.school.server.url);
}

/** The app asks the browser for room before it opens anything; without a byte it may not answer. */
const longestSilenceMs = 20_000;

/** Without a byte Chromium cannot start the worker either, so that the app comes over the network only. */
async function openedFromSchool(phone: MortalPhone, room: Room, shown: Shown, look: Look): Promise<number> {
  await openWithNetwork(phone);
  if (room.opensFull === 'from the school') return answersOnThere(phone, shown, look);
  await expect(phone.page.getByText('手机里存的内容打不开')).toBeVisible({ timeout: longestSilenceMs });
  await look(phone.page, 'opened again without room');
  return 0;
}

/** What was saved is there and stays, and what cannot be saved now is said so. */
async function answersOnThere(phone: MortalPhone, shown: Shown, look: Look): Promise<number> {
  const { page } = phone;
  const goesOn = page.getByRole('link', { name: '继续' }).first();
  await expect(goesOn).toBeVisible({ timeout: longestSilenceMs });
  await look(page, 'opened again without room');
  await page.waitForTimeout(evictedMs);
  const lost = [...lostOnPhone(await phone.holds({ photos: true }), shown)];
  if (lost.length > 0) throw new Error(lost.join('; '));
  await goesOn.click();
  return answerWithoutRoom(phone, shown, 4, look);
}

/** What Chromium had not promised to keep it threw away after at most 20 s on a full disk. */
const evictedMs = 25_000;

const without = ['没存上', '已存本机'] as const;

/** What the mark says once it no longer says that it is busy. */
async function mark(page: Page): Promise<(typeof without)[number]> {
  await page.waitForTimeout(200);
  const said = page.getByRole('status').filter({ hasText: /^(没存上|已存本机)$/ });
  await expect(said).toBeVisible({ timeout: 20_000 });
  return (await said.textContent()) as (typeof without)[number];
}

/** An answer is either on the disk, which is looked for when there is room again, or the screen says that it is not. */
async function answerWithoutRoom(phone: MortalPhone, shown: Shown, n: number, look: Look): Promise<number> {
  const { page } = phone;
  await hand.answer(page, n, '正常');
  if ((await mark(page)) === '已存本机') {
    shown.answers.set(items[n - 1]!, 'pass');
    return 0;
  }
  await expect(page.getByRole('alert').getByText('刚才的内容没存上')).toBeVisible();
  await look(page, 'an answer was not saved');
  return 1;
}

/** A photo that there is no room for is refused in words, and none of it is named. */
async function photoWithoutRoom({ page }: MortalPhone, room: Room, look: Look): Promise<'refused' | 'kept'> {
  await hand.answer(page, 3, '异常');
  const refusal = page.getByText('照片没存上').first();
  const shutter = page
    .getByRole('dialog', { name: /^拍照：/ })
    .getByRole('button', { name: '拍照', exact: true, disabled: false });
  // A camera whose mark could not be written closes again by itself.
  await expect(refusal.or(shutter).first()).toBeVisible();
  if (await shutter.isVisible()) await hand.shoot(page);
  const kept = page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '照片 1，共 1 张' });
  await expect((room.mayKeepPhotos ? refusal.or(kept) : refusal).first()).toBeVisible({ timeout: 20_000 });
  if (await refusal.isVisible()) {
    await look(page, 'a photo was not kept');
    return 'refused';
  }
  return 'kept';
}

/** From now on it counts as saved, like any other photo. */
async function noteKept(phone: MortalPhone, shown: Shown, look: Look): Promise<void> {
  await hand.saved(phone.page);
  shown.answers.set(items[2]!, 'fail');
  const photos = answerIn(await phone.holds(), shown.id, 3)?.photos ?? [];
  if (photos.length === 0) throw new Error('a photo is shown as kept, and nothing names it');
  for (const sha256 of photos) shown.photos.add(sha256);
  await look(phone.page, 'a photo was kept');
}
