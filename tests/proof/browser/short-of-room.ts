// The room under the browser ends in the middle of a walk. What cannot be saved is said so, what was saved stays, and with room it goes on.
import { expect, type Page } from '@playwright/test';
import * as hand from '../../e2e/phone.ts';
import type { MortalPhone } from './mortal-phone.ts';
import { arrives, lookedAt } from './one-death.ts';
import { answerIn, nothingShown, walk, type Shown } from './walk.ts';

export type Room = {
  /** Not a byte more, from the next start of the phone at the latest. */
  end: () => Promise<void>;
  /** Can the database be opened without room? Chromium cannot on a disk without a byte left. */
  opensFull: boolean;
  comeBack: () => Promise<void>;
};

export type Seen = { refusedAnswers: number; refusedPhotos: number };

export const nothingSeen = (): Seen => ({ refusedAnswers: 0, refusedPhotos: 0 });

/** Called at each screen that says something about it. */
export type Look = (page: Page, what: string) => Promise<void>;

/** `seen` counts as it goes, so that it is right also when this throws. */
export async function shortOfRoom(phone: MortalPhone, room: Room, look: Look, seen: Seen): Promise<void> {
  const shown = nothingShown();
  await walk(phone, shown, 'second');
  await room.end();
  if (room.opensFull) await again(phone, shown);
  seen.refusedAnswers += await answerWithoutRoom(phone, shown, look);
  seen.refusedPhotos += await photoWithoutRoom(phone, look);
  if (room.opensFull) await again(phone, shown);
  else await saysWhatToDo(phone, look);
  await room.comeBack();
  // Chromium has thrown away the worker it could not read: the app itself must come once more.
  if (!room.opensFull) {
    await openWithNetwork(phone);
    await hand.workerInCharge(phone.page);
  }
  await again(phone, shown);
  const named = answerIn(await phone.holds(), shown.id, 3)?.photos.length ?? 0;
  if (named > 0) throw new Error('a photo that was refused is named');
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

/** Without a byte Chromium cannot start the worker either, so that the app comes over the network only; then it says what to do. */
async function saysWhatToDo(phone: MortalPhone, look: Look): Promise<void> {
  await openWithNetwork(phone);
  await expect(phone.page.getByText('手机里存的内容打不开')).toBeVisible({ timeout: longestSilenceMs });
  await look(phone.page, 'opened again without room');
}

const without = ['没存上', '已存本机'] as const;

/** What the mark says once it no longer says that it is busy. */
async function mark(page: Page): Promise<(typeof without)[number]> {
  await page.waitForTimeout(200);
  const said = page.getByRole('status').filter({ hasText: /^(没存上|已存本机)$/ });
  await expect(said).toBeVisible({ timeout: 20_000 });
  return (await said.textContent()) as (typeof without)[number];
}

/** An answer is either on the disk, which is looked for when there is room again, or the screen says that it is not. */
async function answerWithoutRoom(phone: MortalPhone, shown: Shown, look: Look): Promise<number> {
  const { page } = phone;
  await hand.answer(page, 2, '正常');
  if ((await mark(page)) === '已存本机') {
    shown.answers.set('Z2-02', 'pass');
    return 0;
  }
  await expect(page.getByRole('alert').getByText('刚才的内容没存上')).toBeVisible();
  await look(page, 'an answer was not saved');
  return 1;
}

/** A photo that there is no room for is refused in words, and none of it is named. */
async function photoWithoutRoom(phone: MortalPhone, look: Look): Promise<number> {
  const { page } = phone;
  await hand.answer(page, 3, '异常');
  const refusal = page.getByText('照片没存上').first();
  const shutter = page
    .getByRole('dialog', { name: /^拍照：/ })
    .getByRole('button', { name: '拍照', exact: true, disabled: false });
  // A camera whose mark could not be written closes again by itself.
  await expect(refusal.or(shutter).first()).toBeVisible();
  if (await shutter.isVisible()) await hand.shoot(page);
  await expect(refusal).toBeVisible({ timeout: 20_000 });
  await look(page, 'a photo was not kept');
  return 1;
}
