// A thumb that trembles, on the keys that bring something else under it.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { begin, group, row, signIn, staysOnline } from './phone.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

/** Twice at the same spot and a fifth of a second apart, however long this machine takes until something else lies there. */
async function trembleOn(key: Locator): Promise<void> {
  await key.evaluate(async (first: HTMLElement) => {
    const { x, y, width, height } = first.getBoundingClientRect();
    const at = { clientX: x + width / 2, clientY: y + height / 2 };
    const there = () => document.elementFromPoint(at.clientX, at.clientY) ?? document.body;
    const tap = (timeStamp: number) => {
      const event = new PointerEvent('click', { ...at, pointerType: 'touch', bubbles: true, cancelable: true });
      there().dispatchEvent(Object.defineProperty(event, 'timeStamp', { value: timeStamp }));
    };
    const [began, before] = [performance.now(), there()];
    tap(began);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let n = 0; n < 600 && there() === before; n++) await frame();
    await frame();
    tap(began + 200);
  });
}

const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });

test('a thumb that trembles neither puts away the sheet it opened, nor leaves the page that says it was handed in @third', async ({
  page,
}) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'wang');
  await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
  await trembleOn(group(page, 1).getByText('不适用'));
  await dialog(page, '为什么不适用？').getByRole('button', { name: '停用了' }).click();
  await expect(row(page, 1)).toContainText('停用了');

  await group(page, 2).getByText('异常').click();
  await trembleOn(dialog(page, /^拍照：/).getByRole('button', { name: '拍照', exact: true }));
  await dialog(page, '异常').getByText('上锁', { exact: true }).click();
  await dialog(page, '异常').getByRole('button', { name: '完成' }).click();

  await trembleOn(page.getByRole('button', { name: /^其余/ }));
  await expect(page.getByRole('button', { name: '撤销' })).toBeVisible();
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('提交后先存本机').waitFor();
  await trembleOn(page.getByRole('button', { name: '提交', exact: true }));
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
  await page.waitForTimeout(500);
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible();
});
