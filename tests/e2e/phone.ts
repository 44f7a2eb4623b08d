// What a person does on the phone, in the words on the screen.
import { readdirSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { dist } from '../../src/server/build-client.ts';
import { worksOf, type Work } from '../../src/sw/of-work.ts';
import { isDrawn, spotPhotos } from './chance.ts';
import { password } from './school.ts';

/** Somebody beside the one whose walk it is, who never leaves the network: fetching what works offline would be half of what it costs. */
export const onlooker = { serviceWorkers: 'block' } as const;

/** The one whose walk it is never leaves the network either. */
export const staysOnline = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    navigator.serviceWorker.register = () => new Promise(() => undefined);
  });

const patient = new WeakSet<Page>();

/** A sheet that closed takes its step back in history a moment later, which would end the way to an address that no hand types as quickly. */
function typeAddressesSlowly(page: Page): void {
  if (patient.has(page)) return;
  patient.add(page);
  const goto = page.goto.bind(page);
  const stepsDone = () => {
    const { layers = 0 } = (history.state ?? {}) as { layers?: number };
    return layers <= document.querySelectorAll('dialog[open]').length;
  };
  page.goto = async (url, options) => {
    await page.waitForFunction(stepsDone, null, { timeout: 2000 }).catch(() => undefined);
    return goto(url, options);
  };
}

/** A spot photo is asked for where a walk wants one (`spotPhotos`), and else never. */
export async function signIn(page: Page, url: string, username: string, secret = password): Promise<void> {
  await spotPhotos(page, 'never');
  typeAddressesSlowly(page);
  await page.goto(url);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(secret);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
}

/** Offline use needs the worker in charge of this page, and every file of the work: a browser shows the first while it keeps the others. */
export async function workerInCharge(page: Page, ...works: readonly Work[]): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  if (works.length === 0) return;
  const files = readdirSync(`${dist}/assets`, 'utf8').flatMap((name) =>
    /\.(js|css)$/.test(name) ? [`/assets/${name}`] : [],
  );
  const needed = files.filter((path) => worksOf(path.slice(1)).some((work) => works.includes(work)));
  const kept = () =>
    page.evaluate(async () =>
      (await (await caches.open('patrol-of-work')).keys()).map(({ url }) => new URL(url).pathname),
    );
  await expect.poll(kept, { timeout: 60_000 }).toEqual(expect.arrayContaining(needed));
}

/** On a phone the list of hazards stands beside that of records. */
export async function toHazards(page: Page): Promise<void> {
  await page.getByRole('link', { name: '记录' }).first().click();
  await page.getByRole('link', { name: '隐患', exact: true }).click();
}

/** Picks place and checklist the long way. */
export async function begin(page: Page, place: string[], template: string): Promise<void> {
  await page.getByRole('link', { name: '开始检查' }).click();
  for (const [depth, name] of place.entries()) {
    if (depth === place.length - 1 && depth > 0) await chooseLast(page, name);
    else
      await page
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .last()
        .click();
  }
  await page
    .getByRole('button', { name: new RegExp(template) })
    .first()
    .click();
  await page.waitForURL(/\/inspection\//);
}

/** A place with others in it is opened first, and then meant itself. */
async function chooseLast(page: Page, name: string): Promise<void> {
  const plain = page.getByRole('button', { name, exact: true });
  const opens = page.getByRole('button', { name: new RegExp(`^${name} 里面`) });
  await plain.or(opens).first().waitFor();
  if (await plain.isVisible()) return plain.click();
  await opens.click();
  await page.getByRole('button', { name: new RegExp(`^就查${name}`) }).click();
}

export const group = (page: Page, n: number): Locator => page.getByRole('radiogroup', { name: `第 ${n} 项的答案` });

export async function answer(page: Page, n: number, word: '正常' | '异常' | '不适用'): Promise<void> {
  await group(page, n).getByRole('radio', { name: word }).click();
}

/** What is chosen is drawn with its commit: for a moment the words are those of what was there before. */
export async function saved(page: Page): Promise<void> {
  await page.waitForTimeout(100);
  await expect(page.getByText('已存本机').first()).toBeVisible();
}

const camera = (page: Page): Locator => page.getByRole('dialog', { name: /^拍照：/ });

/** One shot with the in-page camera. */
export async function shoot(page: Page): Promise<void> {
  await camera(page).getByRole('button', { name: '拍照', exact: true }).click();
}

/** Closes the camera after several shots. */
export async function endShooting(page: Page): Promise<void> {
  await camera(page).getByRole('button', { name: '完成' }).click();
}

/** An item of the checklist, by its number. */
export const row = (page: Page, n: number): Locator =>
  page
    .getByRole('list', { name: '检查项目' })
    .getByRole('listitem')
    .nth(n - 1);

/** Makes an item the current one. */
export async function goTo(page: Page, n: number): Promise<void> {
  // The rows out of sight come a moment after the others.
  await row(page, n).waitFor();
  const toItem = row(page, n).getByRole('button', { name: new RegExp(`^${n} `) });
  if (await toItem.isVisible()) await toItem.click();
}

/** 其余 n 项正常, whatever spaces keep its words together; where a spot photo is drawn, its camera is put away. */
export async function theRestNormal(page: Page, n: number): Promise<void> {
  await pressRest(page, n);
  await noSpotPhoto(page);
}

export const pressRest = (page: Page, n: number): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^其余\\s*${n}\\s*项\\s*正常$`) }).click();

/** The camera opens by itself when the rest was all that was left. */
export async function noSpotPhoto(page: Page): Promise<void> {
  if (!isDrawn(new URL(page.url()).pathname)) return;
  await page.getByRole('button', { name: /^其余/ }).waitFor({ state: 'hidden' });
  if (
    (await page
      .locator('button')
      .filter({ hasText: /^(还有.+)?提交$/ })
      .innerText()) !== '提交'
  )
    return;
  await camera(page).getByRole('button', { name: '不拍了' }).click();
}

/** The twenty plain items of Z2, all normal, handed in. */
export async function handInAllNormal(page: Page): Promise<void> {
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await theRestNormal(page, 20);
  await handIn(page);
}

/** One fault with a photo, the rest normal, handed in. */
export async function handInWithPhoto(page: Page): Promise<void> {
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await answer(page, 1, '异常');
  await shoot(page);
  await page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  await page.getByRole('dialog', { name: '异常' }).getByRole('button', { name: '完成' }).click();
  await theRestNormal(page, 19);
  await handIn(page);
}

/** One in four that used 其余正常 is asked for a photo of one item. */
export async function passSpotPhoto(page: Page): Promise<void> {
  // The checklist has a button of the same name, and its page a heading before it has read the draft.
  await page.getByText('提交后先存本机').waitFor();
  await drawn(page);
  const cannot = page.getByRole('button', { name: '现场不便拍照' });
  if (!(await cannot.isVisible())) return;
  // A correction brings along why there was none; another press would take that back.
  if ((await cannot.getAttribute('aria-pressed')) === 'true') return;
  await cannot.click();
  await expect(cannot).toHaveAttribute('aria-pressed', 'true');
}

/** No hand is quicker than the screen. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /提交/ }).click();
  await page.getByRole('button', { name: '提交', exact: true }).waitFor();
  await passSpotPhoto(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
}

/** On the page of a record: the school has it, and every photo of it. */
export async function isDelivered(page: Page): Promise<void> {
  await expect(page.getByText(/^回执 [0-9A-Z]{4}-/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('全部到齐才算送达')).toBeHidden({ timeout: 60_000 });
}

/** The three steps of a new school. */
export async function setUp(page: Page, code: string): Promise<void> {
  await page.getByLabel('学校名称').fill('育才中学');
  await page.getByText('中学', { exact: true }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名').fill('孙静');
  await page.getByLabel('用户名').fill('sun');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('设置码').fill(code);
  await page.getByRole('button', { name: '完成设置' }).click();
}

/** As when the browser made room for itself. */
export const losePhotos = (page: Page, personId: string, tables: string[]): Promise<void> =>
  page.evaluate(
    ([person, names]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(`patrol-${person}`);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const writing = opening.result.transaction(names, 'readwrite');
          for (const name of names) writing.objectStore(name).clear();
          writing.onabort = () => reject(writing.error ?? new Error('not cleared'));
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [personId, tables] as [string, string[]],
  );
