// The other language in the middle of something: every word follows, and nothing that was typed or chosen is lost.
import { expect, test, type Page } from '@playwright/test';
import { dorm3, floor2 } from '../cast.ts';
import { signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';
import { Screens } from './screens.ts';
import { inTurn, isWhole } from './turn.ts';

let school: School;
test.describe.configure({ timeout: 480_000 });
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

const forEverybody = [
  '/',
  '/start',
  '/records',
  '/outbox',
  '/hazards',
  // Begun from a screen that says what is wrong, so that no camera lies over it.
  '/hazards/report?point=none',
  '/me',
  '/me/messages',
  '/me/pin',
  '/devices',
  '/search',
  `/places/${floor2.id}`,
];
const forManagers = [
  '/records',
  '/held',
  '/to-sign',
  '/hazards',
  '/places',
  `/places/${dorm3.id}`,
  '/people',
  '/people/invites',
  '/people/settings',
  '/people/retention',
  '/people/access',
  '/audit',
  '/status',
  '/alerts',
  '/plans',
  '/plans/new',
  '/plans/routes/new',
  '/plans/shifts/new',
  '/plans/shifts',
  '/plans/responsibility',
  '/rounds-board',
  '/quality',
  '/analysis',
  '/ledgers',
  '/phones',
  '/photos',
  '/checklists',
  '/checklists/D3',
  '/checklists/D3/edit',
];

/** The key in the head, one press away on every screen. */
async function speak(page: Page, name: 'EN' | '中文'): Promise<void> {
  await page
    .locator(`button[lang="${name === 'EN' ? 'en' : 'zh-CN'}"]:visible`)
    .first()
    .click();
  await expect(page.locator('html')).toHaveAttribute('lang', name === 'EN' ? 'en' : 'zh-CN');
}

/** A minute may pass between the two. */
const said = async (page: Page): Promise<string> =>
  (await page.evaluate(() => document.body.innerText)).replaceAll(/\d\d:\d\d/g, 'hh:mm');

/** Something into every field one can write in, as by hand; what stands in all of them afterwards. */
const write = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('main :is(input, textarea)')].filter(
      (one) => ['text', 'search', 'textarea', 'tel', 'url', 'number'].includes(one.type) && !one.disabled,
    );
    for (const [n, field] of fields.entries()) {
      field.value = field.type === 'number' || field.inputMode === 'decimal' ? `${n + 1}` : `未写完 ${n}`;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    return fields.map(({ value }) => value);
  });

const written = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('main :is(input, textarea)')]
      .filter((one) => ['text', 'search', 'textarea', 'tel', 'url', 'number'].includes(one.type) && !one.disabled)
      .map(({ value }) => value),
  );

async function turnOver(page: Page, paths: readonly string[]): Promise<number> {
  const screens = new Screens(page, school.server.url);
  await screens.open('/');
  let fields = 0;
  for (const path of paths) {
    await screens.follow('/nowhere');
    await screens.follow(path);
    await speak(page, 'EN');
    await screens.atRest();
    const turned = await said(page);
    await screens.follow('/nowhere');
    await screens.follow(path);
    expect.soft(turned, `${path}, turned to English where it stood`).toBe(await said(page));
    const typed = await write(page);
    fields += typed.length;
    await page.waitForTimeout(100);
    // The fields stay while what they ask for is on its way.
    expect.soft(await written(page), `${path}, fields`).toHaveLength(typed.length);
    const before = await written(page);
    await speak(page, '中文');
    expect.soft(await written(page), `${path}, what was typed`).toEqual(before);
    if (typed.length > 0) expect.soft(before.filter(Boolean), path).not.toEqual([]);
  }
  return fields;
}

test('a new language on a walker’s screens turns every word, and leaves what was typed where it is', async ({
  page,
}) => {
  await signIn(page, school.server.url, 'wang');
  const paths = inTurn('screens of a walker in the other language', forEverybody, 3);
  expect(await turnOver(page, paths)).toBeGreaterThan(0);
});

test('and on a manager’s', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, school.server.url, 'sun');
  const paths = inTurn('screens of a manager in the other language', forManagers, 3);
  expect(await turnOver(page, paths)).toBeGreaterThan(isWhole ? 10 : 0);
});
