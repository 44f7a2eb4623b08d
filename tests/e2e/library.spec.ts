// 库里有新版: a later edition of a library checklist is offered, its difference shown, and taken in one step with what the school changed kept.
import { expect, test, type Page } from '@playwright/test';
import { templateId, type Template } from '../../src/domain/template.ts';
import { signIn, workerInCharge } from './phone.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

const published = async (id: string): Promise<Template | undefined> => {
  const { documents } = await school.sun.ask<{ documents: { id: string; body: Template }[] }>('GET', '/changes');
  return documents.find((one) => one.id === id)?.body;
};

const keptReports = (page: Page, personId: string): Promise<string[]> =>
  page.evaluate(
    (person) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(`patrol-${person}`);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const asked = opening.result.transaction('reports').objectStore('reports').getAllKeys();
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result as string[]);
          };
        };
      }),
    personId,
  );

test('an untouched checklist and one the school made stricter, both without a line once the news was read @second', async ({
  page,
  context,
}) => {
  const [untouched, changed] = [(await published('F3@1'))!, (await published('E1@1'))!];
  const words = (zh: string) => ({ zh, en: zh });
  const [first, ...others] = changed.items;
  const own: Template = { ...changed, version: 2, items: [{ ...first!, text: words('学校自己的问法') }, ...others] };
  await school.sun.write('template-published', own, { subject: templateId(own) });
  // The library of this build is what the school was founded with; a later one is told to this page alone.
  const later = ({ items, ...template }: Template) => ({
    was: null,
    template: {
      ...template,
      edition: (template.edition ?? 1) + 1,
      name: words(`${template.name.zh}（新）`),
      items: items.slice(0, -1),
    },
  });
  const news = { protocol: 'patrol/1', newer: [later(untouched), later(changed)], asOf: Date.now() };
  await context.route('**/api/library', (route) => route.fulfill({ json: news }));

  await signIn(page, school.server.url, 'sun');
  await workerInCharge(page, 'desk');
  await page.goto(`${school.server.url}/checklists`);
  await expect(page.getByRole('heading', { name: '库里有新版' })).toBeVisible();
  await expect(page.getByRole('link', { name: /E1 · 改了 2 处/ })).toBeVisible();
  await context.unroute('**/api/library');
  await context.setOffline(true);

  await page.getByRole('link', { name: /F3 · 改了 2 处/ }).click();
  await page.getByRole('button', { name: '看有什么不同' }).click();
  const sheet = page.getByRole('dialog', { name: '换成库里的新版' });
  await expect(sheet.getByText('学校没有改过这张表')).toBeVisible();
  await expect(sheet.getByText('表头改了：名称、库里的版次')).toBeVisible();
  await expect(sheet.getByText('去掉', { exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: '发布第 2 版' }).click();
  await expect(page.getByText('待上传').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /F3 · 改了/ })).toHaveCount(0);

  await page.getByRole('link', { name: /E1 · 改了 2 处/ }).click();
  await page.getByRole('button', { name: '看有什么不同' }).click();
  await expect(sheet.getByText('学校自己改过的 1 处都留着')).toBeVisible();
  await expect(sheet.getByText('学校自己的问法').first()).toBeVisible();
  await sheet.getByRole('button', { name: '发布第 3 版' }).click();
  await expect(page.getByRole('heading', { name: '库里有新版' })).toHaveCount(0);

  await context.setOffline(false);
  await expect.poll(async () => (await published('F3@2'))?.edition).toBe((untouched.edition ?? 1) + 1);
  await expect
    .poll(() => published('E1@3'))
    .toMatchObject({
      edition: (changed.edition ?? 1) + 1,
      name: { zh: `${changed.name.zh}（新）` },
      items: [{ text: { zh: '学校自己的问法' } }, ...changed.items.slice(1, -1).map(({ id }) => ({ id }))],
    });
});

test('a school that was founded without a canteen takes the canteen’s checklist from the library later @third', async ({
  page,
  context,
}) => {
  expect(await published('K1@1')).toBeUndefined();
  await signIn(page, school.server.url, 'sun');
  await workerInCharge(page, 'desk');
  await page.goto(`${school.server.url}/checklists`);
  await expect(page.getByRole('heading', { name: '库里还有，学校没用的' })).toBeVisible();
  // Also without a line, once the list was read and lies on the phone, which is a moment later.
  await expect.poll(() => keptReports(page, school.sun.session!.person.id)).toContain('/api/library');
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('searchbox').fill('留样');
  await page.getByRole('button', { name: /食品留样 K1/ }).click();
  await page.waitForURL(/\/checklists\/K1\/edit$/);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('button', { name: '发布第 1 版' }).click();
  await expect(page.getByRole('button', { name: /食品留样 K1/ })).toHaveCount(0);
  await context.setOffline(false);
  await expect.poll(async () => (await published('K1@1'))?.items.length).toBe(16);
});
