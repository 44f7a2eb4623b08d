// Every checklist of the library, filled in and submitted without a network: by touch alone, and by keyboard alone. In `npm test` a sixth
// of them by the one and a sixth by the other, which changes with each commit, and every kind of answer by both.
import { expect, test, type Page } from '@playwright/test';
import { canteen } from '../cast.ts';
import { builtInTemplates, isRecordSheet } from '../../src/server/library/library.ts';
import type { Session } from '../../src/domain/protocol.ts';
import type { Inspections } from '../../src/domain/reports.ts';
import { facilities } from '../../src/domain/school.ts';
import { mayAnswerInBulk, type Item, type Template } from '../../src/domain/template.ts';
import { DeskClient } from './desk-client.ts';
import { password } from './school.ts';
import { drawn, noSpotPhoto, passSpotPhoto, signIn, workerInCharge } from './phone.ts';
import { ServerProcess } from './server-process.ts';
import { inTurn } from './turn.ts';

const library = builtInTemplates({ kind: 'secondary', facilities: [...facilities] }).filter(
  (template) => !isRecordSheet(template),
);
/** Nothing is found wrong, so what only follows from a fault is not asked. */
const askedOf = ({ items }: Template): Item[] => items.filter((item) => !item.later && !item.showIf);

let server: ServerProcess;
// The two take as long as ten others: one after the other they would be gone through alone, when all else is over.
test.describe.configure({ timeout: 400_000, mode: 'parallel' });
test.beforeAll(async () => {
  server = await ServerProcess.start();
  const sun = new DeskClient(server.url);
  sun.session = await sun.ask<Session>('POST', '/setup', {
    code: server.setUpCode,
    school: { name: '育才中学', kind: 'secondary', facilities },
    manager: { name: '孙静', username: 'sun', role: 'safety_office', password },
  });
  await sun.write('place-added', canteen, { subject: canteen.id });
  await sun.ask('POST', '/people', { name: '李建国', username: 'li', role: 'patrol_guard', scope: [], password });
});
test.afterAll(() => server.remove());

/** 请假: nobody, so that nobody is missing. */
const onLeave = 'D2-03';
const isReckoned = ({ id }: Item): boolean => id === 'D2-04';
const isFilled = ({ type, text }: Item): boolean => type === 'TIME' && text.zh.includes('系统自动');

/** What its limits call normal. */
function normalNumber({ id, limit, range }: Item): string {
  if (id === onLeave) return '0';
  const { min = range?.min, max = range?.max } = { ...limit };
  return String(min ?? max ?? 1);
}
const normalDay = ({ date }: Item): string =>
  date?.mustBeAhead ? '2099-01-01' : new Date().toISOString().slice(0, 10);

async function offline(page: Page): Promise<void> {
  await signIn(page, server.url, 'li');
  await workerInCharge(page);
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
}

/** Place and checklist stand in the address, which is all that starting needs. */
async function begin(page: Page, template: Template): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/start?template=${template.code}&place=${canteen.id}`);
  await row(page, askedOf(template).at(-1)!).waitFor({ state: 'attached' });
}

/** A second tap at the same spot counts once one has seen what came there (`ui/second-tap.ts`). */
const seen = (page: Page): Promise<void> => page.waitForTimeout(600);

const row = (page: Page, { id }: Item) => page.locator(`[data-item="${id}"]`);

/** The answer of one item, with the thumb. */
async function tapAnswer(page: Page, item: Item): Promise<void> {
  const here = row(page, item);
  const title = here.getByRole('button', { name: new RegExp(`^\\d+ `) }).first();
  if ((await here.getAttribute('aria-current')) === null && (await title.isVisible())) await title.tap();
  // What nobody has held against the original says so, and nothing else does.
  await expect(here.getByRole('button', { name: '依据待核' })).toHaveCount(item.flag === 'U' ? 1 : 0);
  switch (item.type) {
    case 'PF':
      await here.getByRole('radio', { name: '正常' }).tap();
      break;
    case 'CH':
      await here
        .getByRole('radio')
        .nth(item.options?.findIndex(({ abnormal }) => !abnormal) ?? 0)
        .tap();
      break;
    case 'NUM':
      if (isReckoned(item)) {
        await expect(here.getByRole('textbox')).toHaveValue('0');
        break;
      }
      await here.getByRole('textbox').tap();
      await page.keyboard.insertText(normalNumber(item));
      break;
    case 'TXT':
      await here.getByRole('textbox').tap();
      await page.keyboard.insertText('无其他情况');
      break;
    case 'DATE':
      // The phone's own picker is not in the page: what it hands over is.
      await here.locator('input[type=date]').fill(normalDay(item));
      break;
    case 'TIME':
      if (isFilled(item)) await expect(here.locator('input[type=time]')).toHaveValue(/^\d\d:\d\d$/);
      else await here.getByRole('button', { name: '现在', exact: true }).tap();
      break;
    case 'SIGN':
      await here.getByRole('button', { name: '签名', exact: true }).tap();
      if (await isUnnamed(page)) {
        await signer(page).tap();
        await page.keyboard.insertText('陈师傅');
      }
      await page.getByRole('dialog').getByRole('button', { name: '用姓名签' }).tap();
      break;
    case 'TABLE':
      await here.getByRole('button', { name: '本次没有' }).tap();
      break;
    case 'PHOTO':
      await here.getByRole('button', { name: /^拍照/ }).first().tap();
      break;
  }
  await tapPhoto(page, item);
}

const signer = (page: Page) => page.getByRole('dialog').getByLabel('姓名');
/** The second signature is somebody else's. */
const isUnnamed = async (page: Page): Promise<boolean> => (await signer(page).inputValue()) === '';

const needsPhoto = ({ type, photo }: Item): boolean => type === 'PHOTO' || photo === 'always';

const isTyped = ({ type }: Item): boolean => ['NUM', 'TXT', 'DATE'].includes(type);
const camera = (page: Page) => page.getByRole('dialog', { name: /^拍照：/ });

/** A typed answer does not open the camera by itself; a chosen one does, and so does a photo item. */
async function tapPhoto(page: Page, item: Item): Promise<void> {
  if (!needsPhoto(item)) return;
  if (isTyped(item)) await row(page, item).getByRole('button', { name: /^拍照/ }).first().tap();
  await camera(page).getByRole('button', { name: '拍照', exact: true }).tap();
  if (isTyped(item) || item.type === 'PHOTO') await camera(page).getByRole('button', { name: '完成' }).tap();
  await expect(camera(page)).toBeHidden();
}

/** What is answered in another way than the rest of its type. */
const kindOf = (item: Item): string =>
  [
    item.type,
    isReckoned(item) ? 'reckoned' : '',
    isFilled(item) ? 'filled in' : '',
    needsPhoto(item) ? 'with a photo' : '',
    item.date?.mustBeAhead ? 'ahead' : '',
    mayAnswerInBulk(item) ? 'with the rest' : '',
  ].join(' ');
const kindsOf = (templates: readonly Template[]): Set<string> =>
  new Set(templates.flatMap((template) => askedOf(template).map(kindOf)));

/** This time's part of the library, and the shortest checklists with what is answered nowhere in it. */
function walked(how: string, later: number): Template[] {
  const templates = inTurn(`checklists by ${how}`, library, 6, later);
  const byLength = [...library].sort((a, b) => askedOf(a).length - askedOf(b).length);
  for (const kind of kindsOf(library))
    if (!kindsOf(templates).has(kind)) templates.push(byLength.find((one) => kindsOf([one]).has(kind))!);
  return templates;
}

test('by touch alone', async ({ page }) => {
  const templates = walked('touch', 0);
  const before = await received();
  await offline(page);
  for (const template of templates) {
    await test.step(template.code, async () => {
      await begin(page, template);
      const rest = page.getByRole('button', { name: /^其余/ });
      if (await rest.isVisible()) {
        await rest.tap();
        await noSpotPhoto(page);
      }
      for (const item of askedOf(template)) {
        if (!mayAnswerInBulk(item)) await tapAnswer(page, item);
      }
      await seen(page);
      await page.getByRole('button', { name: /提交/ }).tap();
      await page.getByRole('button', { name: '提交', exact: true }).waitFor();
      await passSpotPhoto(page);
      await seen(page);
      await page.getByRole('button', { name: '提交', exact: true }).tap();
      await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
    });
  }
  await allArrive(page, before + templates.length);
});

type Focus = {
  row: number;
  isAnswer: boolean;
  /** A row that is still folded, by its title. */ isFolded: boolean;
  role: string;
  name: string;
  isSeen: boolean;
};

/** Where the focus is: in which item, on what, and whether it can be seen. */
const focus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const rows = [...document.querySelectorAll('[data-item]')];
    const style = getComputedStyle(at);
    const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return {
      row: rows.findIndex((one) => one.contains(at)),
      isFolded: at.getAttribute('aria-expanded') === 'false',
      isAnswer: at.closest('[data-anchor]') !== null,
      role: at.getAttribute('role') ?? (at instanceof HTMLInputElement ? at.type : at.tagName.toLowerCase()),
      name: at.getAttribute('aria-label') ?? at.textContent.trim(),
      // A heading has the focus only to be read first, a picker's own button has its ring inside the field, and after
      // the last stop comes the browser's own bar.
      isSeen: isOutlined || style.boxShadow !== 'none' || at.matches('h1, body, input[type=time], input[type=date]'),
    };
  });

/** Presses Tab until it is there; every stop on the way can be seen, and none lies above the one before. */
async function tabTo(
  page: Page,
  what: string,
  isThere: (now: Focus) => boolean,
  most = 30,
  passing: (now: Focus) => Promise<void> = async () => undefined,
): Promise<void> {
  let before = -1;
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    const now = await focus(page);
    if (!now.isSeen) expect.soft(`${now.role} ${now.name}`, `the focus on the way to ${what} is seen`).toBe('');
    if (now.row >= 0 && now.row < before)
      throw new Error(`the focus jumps back from row ${before} to ${now.row} on the way to ${what}`);
    if (now.row >= 0) before = now.row;
    if (isThere(now)) return;
    await passing(now);
  }
  throw new Error(`${most} times Tab do not lead to ${what}: ${JSON.stringify(await focus(page))}`);
}

/** To the answer of an item, opening its row on the way where it is folded. */
async function tabToAnswer(page: Page, item: Item, index: number, isIt: (now: Focus) => boolean, most: number) {
  await tabTo(
    page,
    item.id,
    (now) => now.row === index && now.isAnswer && isIt(now),
    most,
    async (now) => {
      if (now.row !== index || !now.isFolded || item.type === 'PF') return;
      await page.keyboard.press('Enter');
      await expect(row(page, item).locator('[data-anchor]')).toBeVisible();
    },
  );
  // The row is drawn anew where the focus comes to.
  await drawn(page);
}

async function keyAnswer(page: Page, item: Item, index: number, isFirst: boolean): Promise<void> {
  const { keyboard } = page;
  const named = (name: RegExp) => (now: Focus) => name.test(now.name);
  const to = (isIt: (now: Focus) => boolean) => tabToAnswer(page, item, index, isIt, isFirst ? 60 : 30);
  switch (item.type) {
    case 'PF':
    case 'CH': {
      await to((now) => now.role === 'radio');
      const down = item.options?.findIndex(({ abnormal }) => !abnormal) ?? 0;
      for (let n = 0; n < down; n++) await keyboard.press('ArrowDown');
      await keyboard.press('Space');
      break;
    }
    case 'NUM':
      await to(() => true);
      await keyboard.insertText(normalNumber(item));
      if (!needsPhoto(item)) await keyboard.press('Enter');
      break;
    case 'TXT':
      await to((now) => now.role === 'textarea');
      await keyboard.insertText('无其他情况');
      break;
    case 'DATE': {
      await to(() => true);
      const [year, month, day] = normalDay(item).split('-');
      // This browser's own order, whatever language the page has.
      await keyboard.type(`${month}${day}${year}`);
      break;
    }
    case 'TIME':
      await to(({ name }) => name === '现在');
      await keyboard.press('Enter');
      break;
    case 'SIGN':
      await to(() => true);
      await keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      if (await isUnnamed(page)) {
        await tabTo(page, 'who signs', ({ role }) => role === 'text');
        await keyboard.insertText('陈师傅');
      }
      await tabTo(page, 'signing with the name', named(/^用姓名签$/));
      await keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect.poll(async () => (await focus(page)).row, 'the focus is back at the signature').toBe(index);
      break;
    case 'TABLE':
      await to(({ name }) => name === '本次没有');
      await keyboard.press('Enter');
      break;
    case 'PHOTO':
      await to(() => true);
      await keyboard.press('Enter');
      break;
  }
  if (!needsPhoto(item)) return;
  if (isTyped(item)) {
    await tabTo(page, `the camera of ${item.id}`, (now) => now.row === index && now.name.startsWith('拍照'));
    await keyboard.press('Enter');
  }
  await expect(camera(page).getByRole('button', { name: '拍照', exact: true })).toBeEnabled();
  await tabTo(page, 'the shutter', named(/^拍照$/));
  await keyboard.press('Enter');
  if (isTyped(item) || item.type === 'PHOTO') {
    await tabTo(page, 'the end of shooting', named(/^完成$/));
    await keyboard.press('Enter');
  }
  await expect(camera(page)).toBeHidden();
  await expect.poll(async () => (await focus(page)).row, 'the focus is back from the camera').not.toBe(-1);
}

test('by keyboard alone, one item after the other, with the focus in sight', async ({ page }) => {
  const templates = walked('keys', 3);
  const before = await received();
  await offline(page);
  for (const template of templates) {
    await test.step(template.code, async () => {
      await begin(page, template);
      for (const [index, item] of askedOf(template).entries()) await keyAnswer(page, item, index, index === 0);
      // The last photo is being kept for a moment more.
      await expect(page.getByRole('button', { name: '提交', exact: true })).toBeVisible();
      await tabTo(page, 'the end', ({ name }) => name === '提交');
      await page.keyboard.press('Enter');
      await page.getByText('提交后先存本机').waitFor();
      await drawn(page);
      await expect(page.getByRole('heading', { name: '提交前检查' })).toBeFocused();
      await tabTo(page, 'submitting', ({ name }) => name === '提交');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
    });
  }
  await allArrive(page, before + templates.length);
});

async function received(): Promise<number> {
  const sun = new DeskClient(server.url);
  await sun.signIn('sun', password);
  return (await sun.ask<Inspections>('GET', '/inspections?limit=1')).totals.received;
}

/** Nothing of it was refused: the school has every record. */
async function allArrive(page: Page, records: number): Promise<void> {
  await page.context().setOffline(false);
  await expect.poll(received, { timeout: 60_000 }).toBe(records);
}
